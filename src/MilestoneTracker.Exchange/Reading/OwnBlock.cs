using System.Collections.Immutable;
using MilestoneTracker.Exchange.Reconciling;

namespace MilestoneTracker.Exchange.Reading;

// What one of our exports wrote about a milestone, so that an import finds the milestone again: its name and its values at
// that time, which are the base of the three-way merge.
internal sealed record OwnBlock(string Name, MilestoneStatus Status, ImmutableSortedSet<string> Components,
    IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public Dictionary<string, string> Base() =>
        SourceValues.Of(Status, Components, Fields)
            .ToDictionary(value => value.Key, value => SourceValues.Short(value.Value), StringComparer.Ordinal);
}
