using System.Globalization;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The UIDs of tasks: those that milestones had in the origin that is asked for, where they came from it; for all others the next numbers.
// All differ.
internal sealed class TaskNumbers
{
    private readonly int[] _uids;

    public TaskNumbers(PlanToWrite plan, int[] order)
    {
        _uids = new int[order.Length];
        HashSet<int> given = [];
        int next = 1;
        if (plan.Options.Source is { } label)
        {
            for (int i = 0; i < _uids.Length; i++)
            {
                Milestone milestone = plan.Milestones[i];
                if (milestone.Fields.GetValueOrDefault(Keys.Source) != "mspdi:" + label) continue;
                if (int.TryParse(milestone.Fields.GetValueOrDefault(Keys.SourceId), NumberStyles.None, CultureInfo.InvariantCulture,
                    out int uid) && uid is > 0 and < int.MaxValue / 2 && given.Add(uid)) _uids[i] = uid;
            }

            next = given.Count == 0 ? 1 : given.Max() + 1;
        }

        foreach (int milestone in order)
            if (_uids[milestone] == 0) _uids[milestone] = next++;
    }

    public int this[int milestone] => _uids[milestone];
}
