using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// Who works on what: the names of resources by task. Units, work and costs are not taken.
internal sealed class Assignments
{
    private readonly Dictionary<long, string> _names = [];
    private readonly List<(long Task, long Resource, Place Place)> _assigned = [];
    private Dictionary<long, List<(string Name, Place Place)>>? _byTask;

    public void ReadResources(XmlPull xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "Resource") continue;
            (long? uid, string? name) = (null, null);
            (bool hasUid, int inner) = (false, xml.Depth);
            while (xml.NextChild(inner))
            {
                if (xml.Name == "UID" && !hasUid) (uid, hasUid) = (Texts.Whole(xml.Text()), true);
                else if (xml.Name == "Name") name ??= xml.Text().ToString();
            }

            if (uid is { } known && name is not null && Names.Trim(name).Length > 0) _names[known] = Names.Clean(name);
        }
    }

    public void Read(XmlPull xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "Assignment") continue;
            (Place place, int inner) = (xml.Here, xml.Depth);
            (long? task, long? resource) = (null, null);
            (bool hasTask, bool hasResource) = (false, false);
            while (xml.NextChild(inner))
            {
                if (xml.Name == "TaskUID" && !hasTask) (task, hasTask) = (Texts.Whole(xml.Text()), true);
                else if (xml.Name == "ResourceUID" && !hasResource) (resource, hasResource) = (Texts.Whole(xml.Text()), true);
            }

            if (task is { } t && resource is { } r) _assigned.Add((t, r, place));
        }
    }

    public void Own(Draft draft, DraftItem item, long uid)
    {
        if (_byTask is null)
        {
            _byTask = [];
            foreach ((long task, long resource, Place place) in _assigned)
            {
                if (!_names.TryGetValue(resource, out string? name)) continue;
                if (!_byTask.TryGetValue(task, out List<(string, Place)>? named)) _byTask[task] = named = [];
                named.Add((name, place));
            }
        }

        if (!_byTask.TryGetValue(uid, out List<(string Name, Place Place)>? owners)) return;
        Owners.Take(draft, item, owners.Select(owner => owner.Name), owners.Count, owners[^1].Place);
    }
}
