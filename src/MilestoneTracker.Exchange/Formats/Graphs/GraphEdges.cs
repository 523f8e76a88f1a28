using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Graphs;

// An edge of a graph as a link: its source comes before its target, unless it is said to depend on it.
internal static class GraphEdges
{
    public static void Link(Draft draft, Dictionary<string, DraftItem> known, string? source, string? target, bool dependsOn, Place place,
        IReadOnlyList<KeyValuePair<string, string>>? fields = null)
    {
        if (source is null || target is null || !known.TryGetValue(source, out DraftItem? from)
            || !known.TryGetValue(target, out DraftItem? to))
        {
            draft.Find("unknown-predecessor", place, target,
                $"The edge from '{Draft.Shown(source ?? "")}' to '{Draft.Shown(target ?? "")}' has an end that is not in the file.");
            return;
        }

        LinkKind kind = LinkKinds.Of(fields?.FirstOrDefault(field => field.Key == Keys.Link).Value) ?? LinkKind.FinishToStart;
        if (dependsOn) draft.Link(from, to, kind, null, place, fields);
        else draft.Link(to, from, kind, null, place, fields);
    }
}
