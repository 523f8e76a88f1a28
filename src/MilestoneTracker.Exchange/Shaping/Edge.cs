using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Shaping;

// A dependency between two items of a draft, after groups were resolved.
internal readonly record struct Edge(int Item, int Dependency, LinkKind Kind, string? Lag, Place Place, IReadOnlyList<KeyValuePair<string,
    string>>? Fields = null);
