using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// One task as it stands in the file; used again for the next one. Of an element that is there twice the first counts.
internal sealed class TaskElement
{
    private uint _seen;

    public Place Place { get; private set; }
    public long? Uid { get; private set; }
    public string? Name { get; private set; }
    public long? Level { get; private set; }
    public bool IsNull { get; private set; }
    public bool IsExternal { get; private set; }
    public bool IsMilestone { get; private set; }
    public bool IsSummary { get; private set; }
    public bool IsManual { get; private set; }
    public bool? IsActive { get; private set; }
    public long? Percent { get; private set; }
    public Place PercentPlace { get; private set; }
    public long? Calendar { get; private set; }
    public long? DurationFormat { get; private set; }
    public long? ConstraintType { get; private set; }
    public Place ConstraintPlace { get; private set; }
    public FileText Duration { get; private set; }
    public FileDate ConstraintDate { get; private set; }
    public FileDate ActualStart { get; private set; }
    public FileDate ActualFinish { get; private set; }
    public FileDate Deadline { get; private set; }
    public FileDate Finish { get; private set; }
    public string? Notes { get; private set; }
    public Place NotesPlace { get; private set; }
    public string? Hyperlink { get; private set; }
    public Place HyperlinkPlace { get; private set; }
    public List<Place> Baselines { get; } = [];
    public List<TaskLink> Links { get; } = [];

    public void Read(XmlPull xml)
    {
        Clear(xml.Here);
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            string name = xml.Name;
            if (name == "PredecessorLink") Links.Add(TaskLink.Read(xml));
            else if (name == "Baseline") Baselines.Add(xml.Here);
            else Take(name, xml);
        }
    }

    private void Take(string name, XmlPull xml)
    {
        uint bit = BitOf(name);
        if (bit == 0 || (_seen & bit) != 0) return;
        _seen |= bit;
        Place place = xml.Here;
        ReadOnlySpan<char> text = xml.Text();
        switch (name)
        {
            case "UID": Uid = Texts.Whole(text); break;
            case "Name": Name = text.ToString(); break;
            case "OutlineLevel": Level = Texts.Whole(text); break;
            case "IsNull": IsNull = Texts.IsTrue(text); break;
            case "ExternalTask": IsExternal = Texts.IsTrue(text); break;
            case "Milestone": IsMilestone = Texts.IsTrue(text); break;
            case "Summary": IsSummary = Texts.IsTrue(text); break;
            case "Manual": IsManual = Texts.IsTrue(text); break;
            case "Active": IsActive = Texts.IsTrue(text); break;
            case "PercentComplete": (Percent, PercentPlace) = (Texts.Whole(text), place); break;
            case "CalendarUID": Calendar = Texts.Whole(text); break;
            case "Duration": Duration = new FileText(text.ToString(), place); break;
            case "DurationFormat": DurationFormat = Texts.Whole(text); break;
            case "ConstraintType": (ConstraintType, ConstraintPlace) = (Texts.Whole(text), place); break;
            case "ConstraintDate": ConstraintDate = FileDate.Of(text, place); break;
            case "ActualStart": ActualStart = FileDate.Of(text, place); break;
            case "ActualFinish": ActualFinish = FileDate.Of(text, place); break;
            case "Deadline": Deadline = FileDate.Of(text, place); break;
            case "Finish": Finish = FileDate.Of(text, place); break;
            case "Notes": (Notes, NotesPlace) = (text.ToString(), place); break;
            case "HyperlinkAddress": (Hyperlink, HyperlinkPlace) = (text.ToString(), place); break;
        }
    }

    // The bit of an element that is taken; 0 of any other.
    private static uint BitOf(string name) => name switch
    {
        "UID" => 1u << 0,
        "Name" => 1u << 1,
        "OutlineLevel" => 1u << 2,
        "IsNull" => 1u << 3,
        "ExternalTask" => 1u << 4,
        "Milestone" => 1u << 5,
        "Summary" => 1u << 6,
        "Manual" => 1u << 7,
        "Active" => 1u << 8,
        "PercentComplete" => 1u << 9,
        "CalendarUID" => 1u << 10,
        "Duration" => 1u << 11,
        "DurationFormat" => 1u << 12,
        "ConstraintType" => 1u << 13,
        "ConstraintDate" => 1u << 14,
        "ActualStart" => 1u << 15,
        "ActualFinish" => 1u << 16,
        "Deadline" => 1u << 17,
        "Finish" => 1u << 18,
        "Notes" => 1u << 19,
        "HyperlinkAddress" => 1u << 20,
        _ => 0,
    };

    private void Clear(Place place)
    {
        _seen = 0;
        Baselines.Clear();
        Links.Clear();
        Place = place;
        (Uid, Level, Percent, Calendar, DurationFormat, ConstraintType, IsActive) = (null, null, null, null, null, null, null);
        (Name, Notes, Hyperlink) = (null, null, null);
        (IsNull, IsExternal, IsMilestone, IsSummary, IsManual) = (false, false, false, false, false);
        Duration = default;
        (ConstraintDate, ActualStart, ActualFinish, Deadline, Finish) = (default, default, default, default, default);
    }
}
