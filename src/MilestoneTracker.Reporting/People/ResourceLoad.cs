using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Reporting.People;

/// <summary>What the plain schedule asks of a resource from now on, beside what there is of it.</summary>
internal sealed class ResourceLoad
{
    /// <param name="resource">The resource.</param>
    /// <param name="range">The days to look at.</param>
    /// <param name="usage">What is asked of all resources.</param>
    /// <param name="over">Where more is asked of this one than there is.</param>
    public ResourceLoad(Resource resource, LoadRange range, ResourceUsage usage, IReadOnlyList<OverAllocation> over)
    {
        (Resource, Over) = (resource, over);
        Used = usage.Utilisation(resource.Name, range.From, range.To);
        LoadStep[] steps = range.Steps();
        foreach (UsageStep part in usage.Steps(resource.Name, range.From, range.To))
        {
            int last = range.PlaceOf(DateOnly.FromDateTime(part.To.AddTicks(-1)).DayNumber);
            for (int place = range.PlaceOf(DateOnly.FromDateTime(part.From).DayNumber); place <= last; place++)
                steps[place] = steps[place].Worse(part.Demand, part.Capacity);
        }

        Steps = steps;
        MostOver = over.Count == 0 ? 0 : over.Max(load => load.Demand - load.Capacity);
    }

    public Resource Resource { get; }

    public string Name => Resource.Name;

    /// <summary>One for each day, week or month.</summary>
    public IReadOnlyList<LoadStep> Steps { get; }

    /// <summary>Where more is asked for than there is, by time.</summary>
    public IReadOnlyList<OverAllocation> Over { get; }

    /// <summary>All of it as sums, within the range.</summary>
    public ResourceUtilisation Used { get; }

    /// <summary>The greatest excess at once.</summary>
    public decimal MostOver { get; }

    /// <summary>Whether it is asked for anything within the range.</summary>
    public bool IsAsked => Used.Peak > 0;
}
