using System.Text.Json;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Graphs;

// The parts of a document in JSON Graph Format as they come: what stands around nodes and edges is followed by a stack of kinds, each node
// and edge is built and handed on at once. Of several graphs only the first is read; the others are counted.
internal sealed class JgfTokens(Draft draft, Action<string?, JsonBag?, Place> onNode, Action<JsonBag?, Place> onEdge) : IJsonTokens
{
    private readonly List<Part> _open = [];
    private readonly BagBuilder _builder = new(draft);
    private string _name = "";
    private int _documents;
    private bool _hasList;
    private bool _hasGraph;

    private enum Part
    {
        Document, GraphList, Graph, NodeMap, NodeList, EdgeList, Other,
    }

    public Place? NotAGraph { get; private set; }

    /// <summary>How many graphs the document has; what is not an object counts as none.</summary>
    public int Graphs { get; private set; }

    public Place? UndirectedGraph { get; private set; }

    public string? Label { get; private set; }

    public Place LabelPlace { get; private set; }

    public JsonBag? Metadata { get; private set; }

    private Part Top => _open[^1];

    private bool IsFirst => Graphs == 1;

    public void Take(ref Utf8JsonReader token, JsonInput input)
    {
        if (_builder.IsOpen)
        {
            if (_builder.Take(ref token, input)) HandOn();
            return;
        }

        switch (token.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = input.TextOf(ref token);
                break;
            case JsonTokenType.StartObject:
                StartObject(ref token, input);
                break;
            case JsonTokenType.StartArray:
                StartArray(ref token, input);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.RemoveAt(_open.Count - 1);
                break;
            default:
                Scalar(ref token, input);
                break;
        }
    }

    private void StartObject(ref Utf8JsonReader token, JsonInput input)
    {
        if (_open.Count == 0)
        {
            if (++_documents > 1) NotAGraph ??= input.PlaceOf(ref token);
            _open.Add(Part.Document);
            return;
        }

        Part part = (Top, _name) switch
        {
            (Part.Document, "graph") when !_hasList && !_hasGraph => Graph(single: true),
            (Part.GraphList, _) => Graph(single: false),
            (Part.Graph, "nodes") when IsFirst => Part.NodeMap,
            _ => Part.Other,
        };
        if (part == Part.Other && IsFirst
            && (Top is Part.NodeMap or Part.NodeList or Part.EdgeList
            || (Top == Part.Graph && _name == "metadata"))) _builder.Begin(ref token, input);
        else _open.Add(part);
    }

    // A list of graphs wins over a single one, also where it comes later: the single one is then not the plan.
    private Part Graph(bool single)
    {
        _hasGraph |= single;
        Graphs++;
        return Part.Graph;
    }

    private void StartArray(ref Utf8JsonReader token, JsonInput input)
    {
        if (_open.Count == 0)
        {
            NotAGraph ??= input.PlaceOf(ref token);
            _open.Add(Part.Other);
            return;
        }

        bool isList = Top == Part.Document && _name == "graphs";
        if (isList && _hasGraph) Graphs = int.MinValue;
        _hasList |= isList;
        _open.Add(isList ? Part.GraphList : (Top, _name) switch
        {
            (Part.Graph, "nodes") when IsFirst => Part.NodeList,
            (Part.Graph, "edges") when IsFirst => Part.EdgeList,
            _ => Part.Other,
        });
    }

    private void Scalar(ref Utf8JsonReader token, JsonInput input)
    {
        if (_open.Count == 0) NotAGraph ??= input.PlaceOf(ref token);
        else if (Top == Part.GraphList) Graphs += 2;
        else if (!IsFirst) return;
        else if (Top == Part.Graph && _name == "label" && token.TokenType == JsonTokenType.String)
            (Label, LabelPlace) = (input.TextOf(ref token), input.PlaceOf(ref token));
        else if (Top == Part.Graph && _name == "directed"
            && token.TokenType == JsonTokenType.False) UndirectedGraph ??= input.PlaceOf(ref token);
        else if (Top == Part.NodeMap) onNode(_name, null, input.PlaceOf(ref token));
        else if (Top == Part.EdgeList) onEdge(null, input.PlaceOf(ref token));
    }

    private void HandOn()
    {
        JsonBag built = _builder.Built;
        switch (Top)
        {
            case Part.NodeMap: onNode(_name, built, built.Place); break;
            case Part.NodeList: onNode(null, built, built.Place); break;
            case Part.EdgeList: onEdge(built, built.Place); break;
            default: Metadata = built; break;
        }
    }
}
