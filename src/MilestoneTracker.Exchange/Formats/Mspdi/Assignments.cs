using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// Who works on what: the names of resources by task, and if that is asked for their units. Work and costs are not taken.
internal sealed class Assignments
{
    private const string Work = "1"; // a person or a machine; 0 is material, 2 a cost
    private readonly Dictionary<long, string> _names = [];
    private readonly Dictionary<long, string?> _capacities = [];
    private readonly List<(long Task, long Resource, string? Units, Place Place)> _assigned = [];
    private Dictionary<long, List<AssignedResource>>? _byTask;

    public void ReadResources(XmlPull xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "Resource") continue;
            (long? uid, string? name, string? type, string? units) = (null, null, null, null);
            (bool hasUid, int inner) = (false, xml.Depth);
            while (xml.NextChild(inner))
            {
                if (xml.Name == "UID" && !hasUid) (uid, hasUid) = (Texts.Whole(xml.Text()), true);
                else if (xml.Name == "Name") name ??= xml.Text().ToString();
                else if (xml.Name == "Type") type ??= xml.Text().Trim().ToString();
                else if (xml.Name == "MaxUnits") units ??= xml.Text().Trim().ToString();
            }

            if (uid is not { } known || name is null || Names.Trim(name).Length == 0) continue;
            _names[known] = Names.Clean(name);
            if (type is null or Work) _capacities[known] = units;
        }
    }

    public void Read(XmlPull xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "Assignment") continue;
            (Place place, int inner) = (xml.Here, xml.Depth);
            (long? task, long? resource, string? units) = (null, null, null);
            (bool hasTask, bool hasResource) = (false, false);
            while (xml.NextChild(inner))
            {
                if (xml.Name == "TaskUID" && !hasTask) (task, hasTask) = (Texts.Whole(xml.Text()), true);
                else if (xml.Name == "ResourceUID" && !hasResource) (resource, hasResource) = (Texts.Whole(xml.Text()), true);
                else if (xml.Name == "Units") units ??= xml.Text().Trim().ToString();
            }

            if (task is { } t && resource is { } r) _assigned.Add((t, r, units, place));
        }
    }

    public void Own(Draft draft, DraftItem item, long uid)
    {
        _byTask ??= ByTask();
        if (!_byTask.TryGetValue(uid, out List<AssignedResource>? assigned)) return;
        Owners.Take(draft, item, assigned.Select(resource => resource.Name), assigned.Count, assigned[^1].Place);
        if (draft.Options.Assigned) AssignedResource.Take(draft, item, assigned);
    }

    private Dictionary<long, List<AssignedResource>> ByTask()
    {
        Dictionary<long, List<AssignedResource>> byTask = [];
        foreach ((long task, long resource, string? units, Place place) in _assigned)
        {
            if (!_names.TryGetValue(resource, out string? name)) continue;
            if (!byTask.TryGetValue(task, out List<AssignedResource>? named)) byTask[task] = named = [];
            bool works = _capacities.TryGetValue(resource, out string? capacity);
            named.Add(new AssignedResource(name, units ?? "1", works ? capacity ?? "1" : null, place));
        }

        return byTask;
    }
}
