using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reading;

// A link as a reader has found it, between two items by their index.
internal readonly record struct DraftLink(int Successor, int Predecessor, LinkKind Kind, string? Lag, Place Place);
