using System.Globalization;
using System.Xml;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// A dependency as a link: its kind and its lag where elements can say them, and what an import will read from these.
internal sealed class LinkToWrite
{
    private readonly LinkKind _kind;
    private readonly long _minutes;
    private readonly bool _isElapsed;

    public LinkToWrite(int predecessor, IReadOnlyList<KeyValuePair<string, string>> fields, int hoursPerDay)
    {
        (Predecessor, Fields, IsWhole) = (predecessor, fields, true);
        string? lagRead = null;
        foreach ((string key, string value) in fields)
        {
            if (key == Keys.Link && LinkKinds.Of(value) is { } kind && kind != LinkKind.FinishToStart && kind.Word() == value) _kind = kind;
            else if (key == Keys.Lag && PlanDuration.TryParse(value, hoursPerDay, out _minutes, out _isElapsed)
                && _minutes != 0) lagRead = value;
            else IsWhole = false;
        }

        if (lagRead is null) (_minutes, _isElapsed) = (0, false);
        Derived = NotesBlock.Shown(_kind, lagRead);
    }

    public int Predecessor { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Whether the elements say all of it.</summary>
    public bool IsWhole { get; }

    /// <summary>What an import reads from the elements.</summary>
    public string Derived { get; }

    public void Write(XmlWriter xml)
    {
        int type = _kind switch { LinkKind.FinishToFinish => 0, LinkKind.FinishToStart => 1, LinkKind.StartToFinish => 2, _ => 3 };
        xml.WriteStartElement("PredecessorLink");
        xml.WriteElementString("PredecessorUID", Predecessor.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("Type", type.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CrossProject", "0");
        xml.WriteElementString("LinkLag", (_minutes * 10).ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("LagFormat", _isElapsed ? "8" : "7");
        xml.WriteEndElement();
    }
}
