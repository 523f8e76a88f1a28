using System.Xml;

namespace MilestoneTracker.Reporting.Formats;

// The graph as GraphML (http://graphml.graphdrawing.org/specification.html): directed, an edge from each dependency to its dependent, and
// typed data for each node under the keys below. Nodes are n0, n1, ... in the order of the model; the name is data. Unknown data is left
// out. XML 1.0 cannot hold U+FFFE and U+FFFF; a text with one of them is written with U+FFFD instead, and again in full as a JSON string
// under a key of its own (exactName, exactReason). Components are a JSON array, because GraphML has no lists. No layout or style. O(nodes
// and edges).
internal static class GraphMlFormat
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Name, string Type)[] NodeKeys =
    [
        ("name", "string"), ("exactName", "string"), ("status", "string"), ("completed", "int"), ("counted", "int"), ("cancelled", "int"),
            ("percent", "int"), ("progress", "double"), ("risk", "string"),
        ("components", "string"), ("actor", "string"), ("reason", "string"), ("exactReason", "string"), ("milestones", "int"),
        ("atRisk", "int"),
    ];

    public static void Write(PlanReport report, TextWriter output)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using XmlWriter xml = XmlWriter.Create(
            output, new XmlWriterSettings {
            Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CloseOutput = false,
                NewLineHandling = NewLineHandling.Entitize });
        xml.WriteStartElement("graphml", Namespace);
        foreach ((string name, string type) in NodeKeys) WriteKey(xml, "node", name, name, type);
        WriteKey(xml, "node", "shown", "title", "string"); // the graph uses the key "title"
        WriteKey(xml, "edge", "count", "count", "int");
        WriteKey(xml, "graph", "title", "title", "string");
        WriteKey(xml, "graph", "leftOut", "leftOut", "string");

        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "milestones");
        xml.WriteAttributeString("edgedefault", "directed");
        WriteData(xml, "title", Legal(report.Title));
        WriteData(xml, "leftOut", report.Graph.LeftOut);
        foreach (GraphNode node in report.Graph.Nodes) WriteNode(xml, node);
        foreach (GraphEdge edge in report.Graph.Edges)
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("source", "n" + DisplayText.Format(edge.From));
            xml.WriteAttributeString("target", "n" + DisplayText.Format(edge.To));
            WriteData(xml, "count", DisplayText.Format(edge.Count));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        output.Write('\n');
    }

    private static void WriteNode(XmlWriter xml, GraphNode node)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", "n" + DisplayText.Format(node.Index));
        WriteText(xml, "name", "exactName", node.Label);
        WriteCompletion(xml, node.Completion);
        WriteData(xml, "risk", DisplayText.Format(node.Risk));
        if (node.Milestone is { } entry)
        {
            WriteData(xml, "shown", ShownFields.TitleOf(entry.Milestone) is { } title ? Legal(title) : null);
            WriteData(xml, "status", entry.Milestone.Status.ToWord());
            WriteData(xml, "components", JsonTexts.Array(entry.Milestone.Components));
            WriteData(xml, "actor", entry.LastChange.Context.Actor is { } actor ? Legal(actor) : null);
            WriteText(xml, "reason", "exactReason", entry.LastChange.Context.Reason);
        }
        else
        {
            WriteData(xml, "milestones", DisplayText.Format(node.Group!.Count));
            WriteData(xml, "atRisk", DisplayText.Format(node.Group.AtRisk));
        }

        xml.WriteEndElement();
    }

    private static void WriteCompletion(XmlWriter xml, Completion completion)
    {
        WriteData(xml, "completed", DisplayText.Format(completion.Completed));
        WriteData(xml, "counted", DisplayText.Format(completion.Counted));
        WriteData(xml, "cancelled", DisplayText.Format(completion.Cancelled));
        WriteData(xml, "percent", completion.Percent is { } percent ? DisplayText.Format(percent) : null);
        WriteData(xml, "progress", completion.Value is { } value ? ExactNumbers.Format(value) : null);
    }

    private static void WriteKey(XmlWriter xml, string of, string id, string name, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string key, string exactKey, string? text)
    {
        if (text is null) return;
        string legal = Legal(text);
        WriteData(xml, key, legal);
        if (legal != text) WriteData(xml, exactKey, JsonTexts.Text(text));
    }

    private static void WriteData(XmlWriter xml, string key, string? text)
    {
        if (text is null) return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Legal(string text) => text.Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
}
