using System.Collections.Immutable;
using MilestoneTracker.Exchange.Reconciling;

namespace MilestoneTracker.Exchange.Reading;

// What an export of ours wrote about a milestone, so that an import of it finds the milestone again: its name, and all that it said of it
// then, which is the base of the three-way merge.
internal sealed record OwnBlock(string Name, MilestoneStatus Status, ImmutableSortedSet<string> Components,
    IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public Dictionary<string, string> Base() =>
        SourceValues.Of(Status, Components, Fields)
            .ToDictionary(value => value.Key, value => SourceValues.Short(value.Value), StringComparer.Ordinal);
}
