using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// Which milestone of the registry each item is, and the name of each: invariant: no milestone is two items. An item that an export of ours
// has marked carries the name of its milestone; any other is found by its origin and its id. Where the two differ, the one counts that the
// title agrees with: an export may renumber, and a task that was copied or renamed still carries the old name. As the milestones of the
// first import have the titles of their items, the same file finds them again.
internal sealed class Matching
{
    private readonly HashSet<string> _matched = new(StringComparer.Ordinal);

    public Matching(ImportedPlan plan, RegistrySnapshot snapshot, Origin origin)
    {
        Milestones = new Milestone?[plan.Items.Count];
        Given = new string[plan.Items.Count];
        GivenNames names = new(snapshot);
        Match(plan, item => origin.Find(item.SourceId) is { } found && IsAlike(item, found) ? found : null);
        Match(plan, item => item.Own?.Name == item.CleanTitle ? OwnOf(item, snapshot) : null);
        Match(plan, item => origin.Find(item.SourceId));
        Match(plan, item => OwnOf(item, snapshot));
        for (int i = 0; i < Milestones.Length; i++) Given[i] = Milestones[i]?.Name ?? names.For(plan.Items[i]);
    }

    /// <summary>The milestone that an item is already, by its index; null where it is new.</summary>
    public Milestone?[] Milestones { get; }

    /// <summary>The name of each item in the registry.</summary>
    public string[] Given { get; }

    /// <summary>Whether the item stays what it is here: an export of ours marked it, and it has no other origin.</summary>
    public bool IsOurs(ImportedPlan plan, int item) =>
        Milestones[item] is { } milestone && plan.Items[item].Own?.Name == milestone.Name
            && milestone.Fields.GetValueOrDefault(Keys.Source) != plan.Source;

    // One way of finding, for the items that no better one has matched.
    private void Match(ImportedPlan plan, Func<ImportedItem, Milestone?> find)
    {
        for (int i = 0; i < Milestones.Length; i++)
            if (Milestones[i] is null && find(plan.Items[i]) is { } found && _matched.Add(found.Name)) Milestones[i] = found;
    }

    private static bool IsAlike(ImportedItem item, Milestone milestone) =>
        item.Own?.Name == milestone.Name || item.CleanTitle == milestone.Name
            || (milestone.Fields.GetValueOrDefault(FieldKeys.Title) is { } title && item.CleanTitle == Names.Clean(title));

    private static Milestone? OwnOf(ImportedItem item, RegistrySnapshot snapshot) =>
        item.Own?.Name is { } own && NameRules.IsValid(own, out _) ? snapshot.GetMilestone(own) : null;
}
