using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// The three-way merge of a milestone that was imported before: what the origin said last, what it says now, what it is here. What the
// origin has not changed stays as it is here; what it has changed is set, unless it was changed here too and KeepLocal
// is set.
internal sealed class MilestoneMerge(ImportedPlan plan, ProposedChange proposal, FindingLog findings)
{
    /// <summary>Makes the edits of one milestone; returns whether there was one.</summary>
    public bool Apply(ImportedItem item, Milestone milestone, bool isOurs)
    {
        SortedDictionary<string, string> now = SourceValues.Of(item.Status, item.Components, ItemFields.Of(item, milestone.Name));
        string? written = milestone.Fields.GetValueOrDefault(Keys.SourceValues);
        Dictionary<string, string> before = isOurs ? item.Own!.Base() : SourceValues.Read(written);
        bool isChanged = false;
        foreach (string key in now.Keys.Union(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (key is Keys.Source or Keys.SourceId or Keys.SourceValues) continue;
            if (key == Keys.Assigned && !plan.Options.Assigned) continue; // the origin was not asked
            isChanged |= Merge(item, milestone, key, before.GetValueOrDefault(key), now.GetValueOrDefault(key));
        }

        if (isOurs) return isChanged;
        string values = SourceValues.Write(now);
        return proposal.SetMilestoneField(milestone.Name, Keys.SourceValues, values) | isChanged;
    }

    private bool Merge(ImportedItem item, Milestone milestone, string key, string? before, string? now)
    {
        if (before == (now is null ? null : SourceValues.Short(now))) return false;
        string? ours = Ours(milestone, key);
        if (ours == now) return false;
        if (before != (ours is null ? null : SourceValues.Short(ours)))
        {
            string what = key switch { SourceValues.Status => "status", SourceValues.Components => "components", _ => $"field '{key}'" };
            if (plan.Options.KeepLocal)
            {
                findings.Add("local-kept", item.Place, item.SourceId,
                    $"The {what} of '{milestone.Name}' was changed here and in the origin. It stays as it is here.");
                return false;
            }

            findings.Add("local-overwritten", item.Place, item.SourceId,
                $"The {what} of '{milestone.Name}' was changed here and in the origin. It is now as the origin has it.");
        }

        return key switch
        {
            SourceValues.Status => proposal.UpdateMilestoneStatus(milestone.Name, item.Status),
            SourceValues.Components => proposal.ChangeMilestoneComponents(milestone.Name, item.Components),
            _ => proposal.SetMilestoneField(milestone.Name, key, now),
        };
    }

    private static string? Ours(Milestone milestone, string key) => key switch
    {
        SourceValues.Status => milestone.Status.ToWord(),
        SourceValues.Components => SourceValues.ArrayOf(milestone.Components),
        _ => milestone.Fields.GetValueOrDefault(key),
    };
}
