using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Gan;

// The files of GanttProject. Tasks nest; a link stands in the task that is waited for, and names the one that waits. Walks the nesting by
// its depth, without recursion.
internal sealed class GanReader : IPlanReader
{
    private readonly Dictionary<string, DraftItem> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly List<GanLink> _links = [];
    private readonly Dictionary<string, string> _resources = new(StringComparer.Ordinal);
    private readonly List<(string Task, string Resource, string? Load, Place Place)> _allocations = [];
    private readonly List<GanTask> _tasks = [];
    private bool _hasTasks;

    public void Read(ByteSource source, Draft draft)
    {
        using XmlPull xml = new(source, draft.Options.Limits);
        xml.ToRoot("project");
        Place root = xml.Here;
        if (Names.Value(xml.Attribute("name")) is { } title) draft.SetPlanField(FieldKeys.Title, title, root);
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (xml.NextChild(0))
        {
            string part = xml.Name;
            if (part is not ("tasks" or "resources" or "allocations") || !seen.Add(part)) continue;
            if (part == "tasks") ReadTasks(xml, draft);
            else ReadPeople(xml, part);
        }

        xml.ToEnd();
        if (!_hasTasks) throw new ImportRefusedException("not-this-format", root,
            "The project has no 'tasks'. Name the format of the file.");
        foreach (GanTask task in _tasks) task.Complete(draft);
        Own(draft);
        foreach (GanLink link in _links.OrderBy(link => _known[link.Predecessor].Index)) link.Resolve(draft, _known);
    }

    // The open elements from the tasks down: tasks that were taken, and null for those whose children belong to the task above.
    private void ReadTasks(XmlPull xml, Draft draft)
    {
        _hasTasks = true;
        int top = xml.Depth;
        List<GanTask> open = [];
        while (xml.NextIn(top))
        {
            while (open.Count > 0 && open[^1].Depth >= xml.Depth) open.RemoveAt(open.Count - 1);
            if (open.Count > 0 && open[^1].Depth + 1 < xml.Depth) continue;
            if (open.Count == 0 && xml.Depth != top + 1) continue;
            if (xml.Name == "task")
            {
                open.Add(Take(xml, draft, open.Count > 0 ? open[^1] : null));
            }
            else if (open.Count > 0 && open[^1] is { Id: { } id, Item: { } item })
            {
                if (xml.Name == "depend")
                {
                    draft.CheckLinks(_links.Count, xml.Here.ToPublic());
                    _links.Add(GanLink.Read(xml, id));
                }

                else if (xml.Name == "notes" && open[^1].TakesNotes()) item.Set(FieldKeys.Notes, Names.Value(xml.Text().ToString()));
            }
        }
    }

    private GanTask Take(XmlPull xml, Draft draft, GanTask? above)
    {
        (int depth, Place place) = (xml.Depth, xml.Here);
        if (above is { IsDropped: true }) return GanTask.Dropped(depth);
        above?.BecomesGroup();
        if (xml.Attribute("id") is not { } id)
        {
            draft.Find("no-id", place, null, "A task has no id. It was not taken; its subtasks were.");
            return GanTask.WithoutId(depth, above?.Parent);
        }

        // The uid is what the task is found by at the next import, the id what links name: both must be its own.
        string sourceId = xml.Attribute("uid") is { Length: > 0 } uid ? uid : id;
        if (_known.ContainsKey(id) || !_given.Add(sourceId))
        {
            string repeated = _known.ContainsKey(id) ? id : sourceId;
            draft.Find("duplicate-id", place, id,
                $"The id '{Draft.Shown(repeated)}' is not unique. The first task with it was taken; this one and its subtasks were not.");
            return GanTask.Dropped(depth);
        }

        DraftItem item = draft.Add(sourceId, xml.Attribute("name") ?? "", place);
        item.Parent = above?.Parent;
        _known.Add(id, item);
        GanTask task = GanTask.Of(depth, id, item, xml, draft);
        _tasks.Add(task);
        return task;
    }

    private void ReadPeople(XmlPull xml, string part)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (part == "resources" && xml.Name == "resource"
                && xml.Attribute("id") is { } id) _resources[id] = Names.Clean(xml.Attribute("name") ?? "");
            else if (part == "allocations" && xml.Name == "allocation" && xml.Attribute("task-id") is { } task
                && xml.Attribute("resource-id") is { } resource) _allocations.Add((task, resource,
                xml.Attribute("load"), xml.Here));
        }
    }

    private void Own(Draft draft)
    {
        foreach (var task in _allocations.GroupBy(allocation => allocation.Task, StringComparer.Ordinal))
        {
            if (!_known.TryGetValue(task.Key, out DraftItem? item)) continue;
            List<AssignedResource> owners = [.. task.Where(of => _resources.GetValueOrDefault(of.Resource) is { Length: > 0 })
                .Select(of => new AssignedResource(_resources[of.Resource], UnitsOf(of.Load), "1", of.Place))];
            if (owners.Count == 0) continue;
            Owners.Take(draft, item, owners.Select(owner => owner.Name), owners.Count, owners[^1].Place);
            if (draft.Options.Assigned) AssignedResource.Take(draft, item, owners);
        }
    }

    // A load is in per cent; all of one where it is not said.
    private static string UnitsOf(string? load) =>
        decimal.TryParse(load, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent)
            ? (percent / 100).ToString(CultureInfo.InvariantCulture) : load ?? "1";
}
