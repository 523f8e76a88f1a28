using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// Which milestone of the registry each item is, and the name of each: invariant: no milestone is two items. An item that an export of ours
// has marked is the milestone of the name that it carries; any other is found by its origin and its id.
internal sealed class Matching
{
    public Matching(ImportedPlan plan, RegistrySnapshot snapshot, Origin origin)
    {
        Milestones = new Milestone?[plan.Items.Count];
        Given = new string[plan.Items.Count];
        HashSet<string> matched = new(StringComparer.Ordinal);
        GivenNames names = new(snapshot);
        for (int i = 0; i < Milestones.Length; i++)
        {
            ImportedItem item = plan.Items[i];
            Milestone? found = item.Own?.Name is { } own && NameRules.IsValid(own, out _) ? snapshot.GetMilestone(own) : null;
            if (found is null || matched.Contains(found.Name)) found = origin.Find(item.SourceId);
            if (found is not null && matched.Add(found.Name)) Milestones[i] = found;
        }

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
}
