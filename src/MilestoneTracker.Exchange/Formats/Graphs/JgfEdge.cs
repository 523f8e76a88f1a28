using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Graphs;

// An edge that waits for all nodes to be known.
internal readonly record struct JgfEdge(string? Source, string? Target, bool DependsOn, IReadOnlyList<KeyValuePair<string, string>>? Fields,
    Place Place)
{
    public void Resolve(Draft draft, Dictionary<string, DraftItem> known) =>
        GraphEdges.Link(draft, known, Source, Target, DependsOn, Place, Fields);
}
