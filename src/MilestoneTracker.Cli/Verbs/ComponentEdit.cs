using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

// Which components a milestone is to have: those that it has with some added and some removed, or just these, or none.
internal sealed record ComponentEdit(
    IReadOnlyCollection<string> Added, IReadOnlyCollection<string> Removed, IReadOnlyCollection<string> Whole, bool None)
{
    /// <summary>Refuses what does not say one thing.</summary>
    public void Check()
    {
        int ways = (Added.Count + Removed.Count > 0 ? 1 : 0) + (Whole.Count > 0 ? 1 : 0) + (None ? 1 : 0);
        if (ways != 1)
            throw new InvocationException(
                ExitCode.Usage, "Say which components: --add and --remove some, or --set all of them, or --none.");
        if (Added.FirstOrDefault(Removed.Contains) is { } both)
            throw new InvocationException(ExitCode.Usage, $"'{both}' cannot be added and removed at once. Leave one out.");
    }

    public IEnumerable<string> Of(IEnumerable<string> components) =>
        None ? [] : Whole.Count > 0 ? Whole : components.Concat(Added).Except(Removed, StringComparer.Ordinal);

    /// <summary>Gives a milestone its components; whether that changed anything.</summary>
    public bool ApplyTo(PlanEditor plan, string name) =>
        plan.ChangeMilestoneComponents(name, Of(plan.Now.GetMilestone(name)?.Components ?? []));
}
