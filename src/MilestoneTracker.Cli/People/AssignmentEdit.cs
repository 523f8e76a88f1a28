using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.People;

// The assignments of a milestone as they are typed: first some or all are taken from it, then others assigned.
internal sealed record AssignmentEdit(IReadOnlyCollection<string> Who, IReadOnlyCollection<string> Removed, bool Clear)
{
    /// <summary>Refuses an edit of nothing.</summary>
    public void Check()
    {
        if (Who.Count == 0 && Removed.Count == 0 && !Clear)
            throw new InvocationException(
                ExitCode.Usage, "Say who works on it, such as \"0.5 Ada Lovelace\", or take somebody from it with --remove or --clear.");
    }

    public void ApplyTo(PlanEditor plan, string milestone)
    {
        RegistrySnapshot now = plan.Now;
        if (!now.Contains(milestone)) throw new MilestoneNotFoundException(milestone);
        if (!Clear) CheckAssigned(now, milestone);
        Assignment[] assigned = [.. Who.Select(word => Read(now, word))];
        CheckOnce([.. assigned.Select(one => one.Resource)]);
        if (Clear && assigned.Length == 0)
        {
            plan.SetMilestoneField(milestone, ResourceKeys.Assigned, null); // what does not parse too
            return;
        }

        IEnumerable<string> without = Clear ? ResourceFields.AssignedTo(now, milestone).Select(one => one.Resource) : Removed;
        ResourceFields.Assign(plan, milestone, assigned, without);
    }

    /// <summary>What people should know: that more is asked for than there ever is, so that it cannot be staffed.</summary>
    public static string? Note(RegistrySnapshot plan, string milestone)
    {
        string[] never = [.. ResourceFields.AssignedTo(plan, milestone)
            .Select(one => (one, Most: MostOf(plan, one.Resource)))
            .Where(one => one.Most is { } most && most.Hundredths < one.one.Quantity.Hundredths)
            .Select(one => $"{one.one.Quantity} of {one.one.Resource} is assigned, and there is never more than {one.Most}")];
        return never.Length == 0 ? null : string.Join("; ", never) + ", so it cannot be staffed.";
    }

    // Whoever is taken from it is on it, with a record or without.
    private void CheckAssigned(RegistrySnapshot plan, string milestone)
    {
        string[] there = [.. ResourceFields.AssignedTo(plan, milestone).Select(one => one.Resource)];
        if (Removed.FirstOrDefault(name => !there.Contains(name, StringComparer.Ordinal)) is { } other)
            throw new InvocationException(
                ExitCode.Refused, $"'{other}' is not assigned to '{milestone}'.{Nearest.Meant(other, there)}");
    }

    private void CheckOnce(string[] names)
    {
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvocationException(ExitCode.Usage, $"'{twice.Key}' is assigned twice in this command. Leave one out.");
        if (names.FirstOrDefault(Removed.Contains) is { } both)
            throw new InvocationException(ExitCode.Usage, $"'{both}' cannot be assigned and removed at once. Leave one out.");
    }

    private static Quantity? MostOf(RegistrySnapshot plan, string resource) =>
        ResourceFields.OfResource(plan, resource)?.Capacity is { } capacity
            ? capacity.Steps.Select(step => step.Quantity).Append(capacity.First).MaxBy(quantity => quantity.Hundredths) : null;

    // QUANTITY NAME, or the name alone for 1 of it.
    private static Assignment Read(RegistrySnapshot plan, string typed)
    {
        string word = InputVerb.Trimmed(typed);
        int space = word.IndexOf(' ', StringComparison.Ordinal);
        bool hasQuantity = Quantity.TryParse(space < 0 ? "" : word.AsSpan(0, space), out Quantity quantity) && quantity != default;
        string name = hasQuantity ? word[(space + 1)..] : word;
        bool isName = word.Length > 0 && char.IsLetter(word[0]) || plan.GetRecords(ResourceKeys.Collection).ContainsKey(word);
        if ((!hasQuantity && !isName) || name.Length == 0)
            throw new InvocationException(
                ExitCode.Refused,
                $"'{word}' is not an assignment. Write a quantity of 0.01 to 10000 with at most two decimals, a space and a resource, "
                + "such as \"0.5 Ada Lovelace\"; or the resource alone for 1 of it.");
        string remedy = hasQuantity && plan.GetRecords(ResourceKeys.Collection).ContainsKey(word)
            ? $"For 1 of '{word}', write \"1 {word}\"." : "Add it with 'milestones resource'.";
        RecordVerb.CheckThere(plan, ResourceKeys.Collection, name, "resource", remedy);
        return new Assignment(name, hasQuantity ? quantity : Quantity.One);
    }
}
