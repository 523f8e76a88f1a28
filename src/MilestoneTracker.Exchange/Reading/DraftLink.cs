using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reading;

// A link as a reader has found it, between two items by their index. Fields are those that an export of ours has written, its kind and its
// lag among them.
internal readonly record struct DraftLink(int Successor, int Predecessor, LinkKind Kind, string? Lag, Place Place,
    IReadOnlyList<KeyValuePair<string, string>>? Fields);
