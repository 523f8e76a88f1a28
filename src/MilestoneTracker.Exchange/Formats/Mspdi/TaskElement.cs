using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// One task as it stands in the file; used again for the next one. Of an element that is there twice the first counts.
internal sealed class TaskElement
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

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
        if (!IsTaken(name) || !_seen.Add(name)) return;
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

    private static bool IsTaken(string name) =>
        name is "UID" or "Name" or "OutlineLevel" or "IsNull" or "ExternalTask" or "Milestone" or "Summary" or "Manual"
        or "Active" or "PercentComplete" or "CalendarUID" or "Duration" or "DurationFormat" or "ConstraintType" or "ConstraintDate"
        or "ActualStart" or "ActualFinish"
        or "Deadline" or "Finish" or "Notes" or "HyperlinkAddress";

    private void Clear(Place place)
    {
        _seen.Clear();
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
