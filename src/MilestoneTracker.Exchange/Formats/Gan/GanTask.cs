using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Gan;

// A task that is open while the file is walked: taken, without an id (what is below it belongs to the task above), or dropped with all
// below it.
internal sealed class GanTask
{
    private const long MinutesOfDay = 480;
    private bool _hasNotes;
    private bool _isGroup;
    private string? _duration;

    private GanTask(int depth, string? id, DraftItem? item, DraftItem? parent) => (Depth, Id, Item, Parent) = (depth, id, item, parent);

    public int Depth { get; }
    public string? Id { get; }
    public DraftItem? Item { get; }

    /// <summary>What tasks below it have as their parent.</summary>
    public DraftItem? Parent { get; }

    public bool IsDropped { get; private init; }

    public static GanTask Dropped(int depth) => new(depth, null, null, null) { IsDropped = true };

    public static GanTask WithoutId(int depth, DraftItem? above) => new(depth, null, null, above);

    public static GanTask Of(int depth, string id, DraftItem item, XmlPull xml, Draft draft)
    {
        GanTask task = new(depth, id, item, item);
        task.Fill(xml, draft);
        return task;
    }

    /// <summary>Whether these are the first notes of the task.</summary>
    public bool TakesNotes()
    {
        bool takes = !_hasNotes;
        _hasNotes = true;
        return takes;
    }

    /// <summary>A task is below it: its own duration, which is the sum of theirs, is not taken.</summary>
    public void BecomesGroup() => _isGroup = true;

    /// <summary>Takes the duration, when it is known that no task is below it.</summary>
    public void Complete(Draft draft)
    {
        if (_isGroup) return;
        long? days = Item!.IsMilestone ? 0 : Texts.Whole(_duration);
        if (days is >= 0 && days <= Amounts.MostMinutes / MinutesOfDay) Item.Set(Keys.Duration,
            days.Value.ToString(CultureInfo.InvariantCulture) + "d");
        else draft.Find("duration-not-understood", Item.Place, Item.Id,
            $"'{Draft.Shown(_duration ?? "")}' is not a number of days. The duration was not taken.");
    }

    private void Fill(XmlPull xml, Draft draft)
    {
        DraftItem item = Item!;
        Place place = item.Place;
        item.IsMilestone = xml.Attribute("meeting") == "true";
        long percent = Texts.Whole(xml.Attribute("complete")) ?? 0;
        if (percent is < 0 or > 100)
        {
            draft.Find("percent-not-understood", place, item.Id,
                FormattableString.Invariant($"{percent} is not a percentage from 0 to 100. It counts as 0."));
            percent = 0;
        }

        item.Status = percent == 100 ? MilestoneStatus.Completed : percent > 0 ? MilestoneStatus.InProgress : MilestoneStatus.Planned;
        if (item.Status == MilestoneStatus.InProgress) item.Progress = Amounts.Progress(percent, 100);
        _duration = xml.Attribute("duration");
        if (xml.Attribute("thirdDate") is { Length: > 0 } date && xml.Attribute("thirdDate-constraint") == "1")
        {
            string? day = Days.Read(date, DateOrder.NotSaid, out string problem);
            item.Set(Keys.NotBefore, day);
            if (day is null) draft.Find(problem, place, item.Id, $"'{Draft.Shown(date)}' is not a date. The earliest start was not taken.");
        }

        draft.TakeUrl(item, xml.Attribute("webLink"), place);
    }
}
