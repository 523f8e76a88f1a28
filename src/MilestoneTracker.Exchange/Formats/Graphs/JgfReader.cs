using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Graphs;

// JSON Graph Format, version 1 (a list of nodes) or 2 (nodes by their keys), of one directed graph. Nodes and edges may stand in either
// order, so edges are resolved at the end; errors in the graph as a whole are reported after the whole file has been read.
internal sealed class JgfReader : IPlanReader
{
    private readonly Dictionary<string, DraftItem> _known = new(StringComparer.Ordinal);
    private readonly List<JgfEdge> _edges = [];
    private Place? _undirected;

    public void Read(ByteSource source, Draft draft)
    {
        JgfTokens tokens = new(draft, (key, bag, place) => TakeNode(draft, key, bag, place), (bag, place) => TakeEdge(draft, bag, place));
        new JsonInput(source, draft.Options.Limits).Read(tokens);
        if (tokens.NotAGraph is { } stray) throw new ImportRefusedException("not-this-format", stray,
            "This is not one object with a 'graph'. Name the format of the file.");
        if (tokens.Graphs != 1) throw new ImportRefusedException("not-one-graph", new Place(1, 1),
            "The file does not have just one graph. Keep the one that is the plan.");
        if ((tokens.UndirectedGraph ?? _undirected) is { } undirected)
            throw new ImportRefusedException("undirected", undirected,
                "Edges have no direction, so nothing waits for anything. Make the graph directed.");
        if (Names.Value(tokens.Label) is { } title) draft.SetPlanField(FieldKeys.Title, title, tokens.LabelPlace);
        foreach (JgfEdge edge in _edges) edge.Resolve(draft, _known);
        if (tokens.Metadata is { } metadata) JgfOwn.TakePlan(draft, metadata);
    }

    private void TakeNode(Draft draft, string? key, JsonBag? bag, Place place)
    {
        string? id = key ?? bag?.Text("id");
        if (id is null)
        {
            draft.Find("no-id", place, null, "A node has no id. It was not taken.");
            return;
        }

        if (_known.ContainsKey(id))
        {
            draft.Find("duplicate-id", place, id,
                $"The id '{Draft.Shown(id)}' is not unique. The first node with it was taken; this one was not.");
            return;
        }

        DraftItem item = draft.Add(id, bag?.Text("label") ?? id, place);
        _known.Add(id, item);
        if (bag?.Bag("metadata") is { } metadata) JgfOwn.TakeNode(draft, item, metadata);
    }

    private void TakeEdge(Draft draft, JsonBag? edge, Place place)
    {
        if (edge is null)
        {
            draft.Find("not-an-item", place, null, "This is not an edge. It was not taken.");
            return;
        }

        if (edge["directed"].Value is false) _undirected ??= edge["directed"].Place;
        bool dependsOn = Relation(edge.Text("relation")) ?? draft.Options.Edges == EdgeDirection.DependsOn;
        draft.CheckLinks(_edges.Count, place.ToPublic());
        _edges.Add(new JgfEdge(edge.Text("source"), edge.Text("target"), dependsOn, JgfOwn.FieldsOf(draft, edge), place));
    }

    // Whether the words of a relation say that the source depends on the target; null where they say nothing.
    private static bool? Relation(string? relation) =>
        string.Concat((relation ?? "").Where(c => c is not (' ' or '_' or '-'))).ToUpperInvariant() switch
    {
        "DEPENDSON" or "REQUIRES" or "NEEDS" or "BLOCKEDBY" or "FOLLOWS" => true,
        "PRECEDES" or "BLOCKS" or "ENABLES" => false,
        _ => null,
    };
}
