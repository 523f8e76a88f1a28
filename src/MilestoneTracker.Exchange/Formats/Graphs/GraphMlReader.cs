using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;

namespace MilestoneTracker.Exchange.Formats.Graphs;

// GraphML of one directed graph. Which data of a node is its name is said by keys, which may stand anywhere; so names are chosen at the
// end. A bare document type, which real files have, is stepped over.
internal sealed class GraphMlReader : IPlanReader
{
    private readonly HashSet<string> _nameKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DraftItem> _known = new(StringComparer.Ordinal);
    private readonly List<(DraftItem Item, string? Key, string Text, Place Place)> _data = [];
    private readonly List<(string? Source, string? Target, Place Place)> _edges = [];
    private int _graphs;
    private bool _isUndirected;
    private Place? _undirected;

    public void Read(ByteSource source, Draft draft)
    {
        using XmlPull xml = new(source, draft.Options.Limits, skipDocumentType: true);
        xml.ToRoot("graphml");
        Place root = xml.Here;
        while (xml.NextChild(0))
        {
            if (xml.Name == "key") ReadKey(xml);
            else if (xml.Name == "graph" && ++_graphs == 1) ReadGraph(xml, draft);
        }

        xml.ToEnd();
        if (_graphs != 1) throw new ImportRefusedException("not-one-graph", root,
            FormattableString.Invariant($"The file has {_graphs} graphs. Keep the one that is the plan."));
        if (_undirected is { } place) throw new ImportRefusedException("undirected", place,
            "An edge has no direction, so nothing waits for anything. Make the graph directed.");
        NameNodes(draft);
        foreach ((string? from, string? to, Place at) in _edges) GraphEdges.Link(draft, _known, from, to,
            draft.Options.Edges == EdgeDirection.DependsOn, at);
    }

    private void ReadKey(XmlPull xml)
    {
        if (xml.Attribute("for") is not ("node" or "all") || xml.Attribute("attr.name") is not { } name
            || xml.Attribute("id") is not { } id) return;
        if (name.Equals("name", StringComparison.OrdinalIgnoreCase) || name.Equals("label", StringComparison.OrdinalIgnoreCase)
            || name.Equals("title", StringComparison.OrdinalIgnoreCase)) _nameKeys.Add(id);
    }

    private void ReadGraph(XmlPull xml, Draft draft)
    {
        _isUndirected = xml.Attribute("edgedefault") == "undirected";
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "node") ReadNode(xml, draft);
            else if (xml.Name == "edge") ReadEdge(xml);
        }
    }

    private void ReadNode(XmlPull xml, Draft draft)
    {
        Place place = xml.Here;
        if (xml.Attribute("id") is not { } id)
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

        DraftItem item = draft.Add(id, id, place);
        _known.Add(id, item);
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "data") continue;
            (string? key, Place at) = (xml.Attribute("key"), xml.Here);
            _data.Add((item, key, xml.Text().ToString(), at));
        }
    }

    private void ReadEdge(XmlPull xml)
    {
        string? directed = xml.Attribute("directed");
        if (directed is null ? _isUndirected : directed != "true") _undirected ??= xml.Here;
        _edges.Add((xml.Attribute("source"), xml.Attribute("target"), xml.Here));
    }

    private void NameNodes(Draft draft)
    {
        HashSet<DraftItem> named = [];
        foreach ((DraftItem item, string? key, string text, Place place) in _data)
        {
            if (key is null || !_nameKeys.Contains(key)) draft.Find("value-not-taken", place, item.Id,
                $"The data '{Draft.Shown(key ?? "")}' of the node '{Draft.Shown(item.Id)}' has no counterpart here. It was not taken.");
            else if (named.Add(item)) item.Title = text;
        }
    }
}
