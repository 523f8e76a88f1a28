using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Graphs;

// The metadata of nodes, edges and the graph: what an export of ours has written is marked and taken; of any other each member is a
// finding.
internal static class JgfOwn
{
    public const string Mark = "milestones";

    public static void TakeNode(Draft draft, DraftItem item, JsonBag metadata)
    {
        if (metadata.Whole(Mark) == 1)
        {
            OwnValues.Take(draft, item, metadata);
            return;
        }

        foreach ((string name, JsonItem value) in metadata.Members)
            draft.Find("value-not-taken", value.Place, item.Id,
                $"The metadata '{Draft.Shown(name)}' of the node '{Draft.Shown(item.Id)}' has no counterpart here. It was not taken.");
    }

    public static IReadOnlyList<KeyValuePair<string, string>>? FieldsOf(Draft draft, JsonBag edge) =>
        edge.Bag("metadata") is { } metadata && metadata.Whole(Mark) == 1 ? OwnValues.FieldsOf(draft, metadata.Bag("fields"), null) : null;

    public static void TakePlan(Draft draft, JsonBag metadata)
    {
        if (metadata.Whole(Mark) != 1) return;
        foreach ((string key, string value) in OwnValues.FieldsOf(draft, metadata.Bag("fields"), null))
            draft.SetPlanField(key, value, metadata.Place);
    }
}
