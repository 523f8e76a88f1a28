using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The tasks of a project: which are taken, their outline, and what of them waits for the end of the document.
// Guarantees that every task that is not taken is a finding, and that a task is looked up by its UID in O(1).
internal sealed class Tasks(Draft draft)
{
    private readonly Outlines _outline = new();
    private readonly NumberIndex<DraftItem> _known = new();
    private readonly List<(long Uid, DraftItem Item, TaskTimes Times)> _waiting = [];
    private readonly List<(DraftItem Successor, TaskLink Link)> _links = [];
    private readonly Dictionary<DraftItem, NotesBlock> _blocks = [];

    /// <summary>The calendars that tasks name, in order.</summary>
    public List<long> UsedCalendars { get; } = [];

    public void Read(XmlPull xml)
    {
        TaskElement task = new();
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "Task") continue;
            task.Read(xml);
            Take(task);
        }
    }

    /// <summary>Puts in what needs the whole document: the length of a day, calendars, names of resources, links.</summary>
    public void Complete(int hoursPerDay, Calendars calendars, long? projectCalendar, Assignments assignments)
    {
        foreach ((long uid, DraftItem item, TaskTimes times) in _waiting)
        {
            if (times.Minutes >= 0) item.Set(Keys.Duration, Amounts.Duration(times.Minutes, times.IsElapsed, hoursPerDay));
            if (times.Calendar is { } calendar && calendar != projectCalendar) item.Set(Keys.Calendar, calendars.NameOf(calendar));
            assignments.Own(draft, item, uid);
            if (_blocks.TryGetValue(item, out NotesBlock? block)) block.Take(draft, item);
        }

        foreach ((DraftItem successor, TaskLink link) in _links) Take(successor, link, hoursPerDay);
    }

    private void Take(TaskElement task)
    {
        if (task.Calendar is >= 0 && !task.IsNull) UsedCalendars.Add(task.Calendar.Value);
        if (task.Uid is not { } uid)
        {
            draft.Find("no-id", task.Place, null, "A task has no UID, or one of more than 18 digits. It was not taken.");
            return;
        }

        string id = uid.ToString(CultureInfo.InvariantCulture);
        if (task.IsNull) draft.Find("blank-row", task.Place, id, "A blank row was not taken.");
        else if (uid == 0 || task.Level == 0) TakeTitle(task);
        else if (_known.Find(uid) is not null) draft.Find("duplicate-id", task.Place, id,
            $"The UID {id} is not unique. The first task with it was taken; this one was not.");
        else if (task.IsExternal) draft.Find("external-task", task.Place, id, $"Task {id} belongs to another project. It was not taken.");
        else Take(task, uid, id);
    }

    private void TakeTitle(TaskElement task)
    {
        if (Names.Value(task.Name) is { } title && !draft.PlanFields.ContainsKey(FieldKeys.Title))
            draft.SetPlanField(FieldKeys.Title, title, task.Place);
    }

    private void Take(TaskElement task, long uid, string id)
    {
        DraftItem item = draft.Add(id, task.Name ?? "", task.Place);
        _known.TryAdd(uid, item);
        _outline.Place(item, task.Level is > 0 ? task.Level.Value : 1);
        item.IsMilestone = task.IsMilestone;
        TaskStatus.Take(draft, item, task);
        TaskDates.Take(draft, item, task);
        (string? notes, NotesBlock? block) = NotesBlock.Split(task.Notes, draft, task.NotesPlace);
        item.Set(FieldKeys.Notes, Names.Value(notes));
        if (block is not null) _blocks.Add(item, block);
        draft.TakeUrl(item, task.Hyperlink, task.HyperlinkPlace);
        foreach (Place baseline in task.Baselines)
            draft.Find("baseline-not-taken", baseline, id, "A baseline was not taken: a version of the log is one here.");
        TaskTimes times = TaskTimes.Of(draft, item, task);
        _waiting.Add((uid, item, times));
        foreach (TaskLink link in task.Links) _links.Add((item, link));
    }

    private void Take(DraftItem successor, TaskLink link, int hoursPerDay)
    {
        string id = successor.Id;
        if (link.IsCrossProject)
        {
            draft.Find("external-link", link.Place, id, $"Task {id} waits for a task of another project. The link was not taken.");
            return;
        }

        if (link.Predecessor is not { } uid || _known.Find(uid) is not { } predecessor)
        {
            draft.Find("unknown-predecessor", link.Place, id,
                $"Task {id} waits for a task that is not in the file. The link was not taken.");
            return;
        }

        if (link.Kind() is { } kind)
        {
            string? lag = link.Lag(draft, id, hoursPerDay);
            IReadOnlyList<KeyValuePair<string,
                string>>? fields = _blocks.GetValueOrDefault(successor)?.FieldsOf(draft, id, predecessor.Id, kind, lag);
            draft.Link(successor, predecessor, kind, lag, link.Place, fields);
            return;
        }

        draft.Find("link-type-not-understood", link.Place, id,
            FormattableString.Invariant($"{link.Type} is not a type of a link (0 to 3). The link was not taken."));
    }
}
