using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Reporting.People;

// Who is asked for how much by the plain schedule, from now on: what load charts and tables of over-allocations show. Of the whole plan,
// whatever part is listed, because everything that somebody works on counts. O(milestones, and days of work within the range).
internal sealed class PlanLoad
{
    public PlanLoad(Schedule schedule, CancellationToken cancellationToken)
    {
        RegistrySnapshot plan = schedule.Snapshot;
        Schedule = schedule;
        DateTime last = schedule.Now;
        foreach (ScheduledMilestone milestone in schedule.Milestones.WithCancellation(cancellationToken))
        {
            if (milestone.IsCompleted || ResourceFields.AssignedTo(plan, milestone.Name).Count == 0) continue;
            if (milestone.Finish > last) last = milestone.Finish;
        }

        Range = new LoadRange(schedule.Now, last);
        ResourceUsage usage = ResourceUsage.Compute(schedule);
        ILookup<string, OverAllocation> over = usage.OverAllocations.ToLookup(load => load.Resource, StringComparer.Ordinal);
        ResourceLoad[] all = [.. ResourceFields.OfPlan(plan).WithCancellation(cancellationToken).Select(
            resource => new ResourceLoad(resource, Range, usage, [.. over[resource.Name]]))];
        All = all;
        Asked = [.. all.Where(load => load.IsAsked || load.Over.Count > 0).OrderByDescending(load => load.Over.Count > 0)
            .ThenByDescending(load => load.Over.Sum(part => part.ExcessMinutes)).ThenByDescending(load => load.Used.Percent ?? 0)
            .ThenBy(load => load.Name, StringComparer.Ordinal)];
        Idle = [.. all.Where(load => !load.IsAsked && load.Over.Count == 0).Select(load => load.Name)];
        Over = usage.OverAllocations;
    }

    public Schedule Schedule { get; }

    public LoadRange Range { get; }

    /// <summary>Every resource, in ordinal order.</summary>
    public IReadOnlyList<ResourceLoad> All { get; }

    /// <summary>Those that are asked for something: those with the greatest excess first, then those with the least to spare.</summary>
    public IReadOnlyList<ResourceLoad> Asked { get; }

    /// <summary>Those that nothing is asked of from now on, in ordinal order.</summary>
    public IReadOnlyList<string> Idle { get; }

    /// <summary>Where more is asked for than there is, by resource in ordinal order, then by time.</summary>
    public IReadOnlyList<OverAllocation> Over { get; }

    /// <summary>How many resources are over-allocated.</summary>
    public int OverCount => All.Count(load => load.Over.Count > 0);
}
