using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Planning.Levelling;

// The over-allocations of one resource after another, summed up for each milestone: the first interval, the greatest demand, all of the
// excess, and the others in any of them.
//
// Mostly a milestone is in all over-allocations from its first to its last, so two meet where these overlap: that is quick where thousands
// meet, each in thousands of them. Where one pauses, they are gone through.
internal sealed class LoadSums(PlanFindingCode code)
{
    private readonly Dictionary<string, Sum> _sums = new(StringComparer.Ordinal);
    private readonly List<OverAllocation> _loads = [];

    /// <summary>Adds the next over-allocation of the resource.</summary>
    public void Add(OverAllocation load)
    {
        foreach (string milestone in load.Milestones)
        {
            if (!_sums.TryGetValue(milestone, out Sum? sum)) _sums.Add(milestone, sum = new Sum(milestone, _loads.Count, load));
            sum.Last = _loads.Count;
            sum.Count++;
            sum.Excess += load.ExcessHundredths;
            if (load.DemandHundredths > sum.Most.DemandHundredths) sum.Most = load;
        }

        _loads.Add(load);
    }

    /// <summary>Makes a finding for each milestone, and begins with the next resource.</summary>
    public void MoveTo(List<PlanFinding> findings)
    {
        Sum[] sums = [.. _sums.Values];
        Array.Sort(sums, (one, other) => string.CompareOrdinal(one.Milestone, other.Milestone));
        bool pauses = Array.Exists(sums, sum => sum.Count <= sum.Last - sum.First);
        foreach (Sum sum in sums)
        {
            OverAllocation first = _loads[sum.First];
            IEnumerable<string> others = pauses ? OthersOf(sum)
                : sums.Where(other => other != sum && other.First <= sum.Last && other.Last >= sum.First).Select(other => other.Milestone);
            findings.Add(new PlanFinding(
                code, sum.Milestone, [
                    first.Resource, CivilTime.Text(first.From.Ticks / TimeSpan.TicksPerMinute),
                    CivilTime.Text(first.To.Ticks / TimeSpan.TicksPerMinute), sum.Most.DemandText, sum.Most.CapacityText,
                    Quantity.TextOf(sum.Excess), .. others]));
        }

        _sums.Clear();
        _loads.Clear();
    }

    private string[] OthersOf(Sum sum)
    {
        HashSet<string> others = new(StringComparer.Ordinal);
        for (int place = sum.First; place <= sum.Last; place++)
            if (_loads[place].Milestones.Contains(sum.Milestone, StringComparer.Ordinal)) others.UnionWith(_loads[place].Milestones);
        others.Remove(sum.Milestone);
        string[] names = [.. others];
        Array.Sort(names, string.CompareOrdinal);
        return names;
    }

    private sealed class Sum(string milestone, int first, OverAllocation load)
    {
        public string Milestone => milestone;

        public int First => first;

        public int Last { get; set; }

        public int Count { get; set; }

        public OverAllocation Most { get; set; } = load;

        public Int128 Excess { get; set; }
    }
}
