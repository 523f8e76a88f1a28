using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

// An edit of the components of a milestone: some added and some removed, a complete new set, or none.
internal sealed record ComponentEdit(
    IReadOnlyCollection<string> Added, IReadOnlyCollection<string> Removed, IReadOnlyCollection<string> Whole, bool None)
{
    /// <summary>Refuses contradictory options and invalid names.</summary>
    public void Check()
    {
        int ways = (Added.Count + Removed.Count > 0 ? 1 : 0) + (Whole.Count > 0 ? 1 : 0) + (None ? 1 : 0);
        if (ways != 1)
            throw new InvocationException(
                ExitCode.Usage, "Say which components: use --add and --remove, or --set, or --none.");
        if (Added.FirstOrDefault(Removed.Contains) is { } both)
            throw new InvocationException(ExitCode.Usage, $"'{both}' cannot be added and removed at once. Leave one out.");
        TypedNames.Check("--add", Added);
        TypedNames.Check("--set", Whole);
    }

    public IEnumerable<string> Apply(IEnumerable<string> components) =>
        None ? [] : Whole.Count > 0 ? Whole : components.Concat(Added).Except(Removed, StringComparer.Ordinal);

    /// <summary>Changes the components of a milestone. Returns whether anything changed.</summary>
    public bool ApplyTo(PlanEditor plan, string name) =>
        plan.ChangeMilestoneComponents(name, Apply(plan.Now.GetMilestone(name)?.Components ?? []));
}
