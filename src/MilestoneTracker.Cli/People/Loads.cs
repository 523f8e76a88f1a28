using System.Globalization;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Cli.People;

// What one schedule asks of all resources within a time, and every over-allocation that has a part in it.
internal sealed record Loads(
    Schedule Schedule, bool IsLevelled, DateTime From, DateTime To, IReadOnlyList<ResourceLoad> Resources,
    IReadOnlyList<OverAllocation> OverAllocations)
{
    /// <summary>The excess of all resources before now, in hundredths of minutes: over-allocations are listed from now on.</summary>
    public required Int128 PastExcess { get; init; }

    /// <param name="schedule">The plain schedule.</param>
    /// <param name="levelled">The levelled schedule, where that is asked for.</param>
    /// <param name="range">The time, given the finish of the schedule.</param>
    public static Loads Of(Schedule schedule, LevelledSchedule? levelled, Func<DateTime, (DateTime From, DateTime To)> range)
    {
        ResourceUsage usage = levelled is null ? ResourceUsage.Compute(schedule) : ResourceUsage.Compute(levelled);
        (DateTime from, DateTime to) = range(levelled?.Finish ?? schedule.Finish);
        return new Loads(
            schedule, levelled is not null, from, to,
            [.. ResourceFields.OfPlan(schedule.Snapshot)
                .Select(resource => new ResourceLoad(resource, usage.Utilisation(resource.Name, from, to)))],
            [.. usage.OverAllocations.Where(over => over.To > from && over.From < to)])
        {
            PastExcess = PastOf(usage, from, to < schedule.Now ? to : schedule.Now),
        };
    }

    /// <summary>Minutes at full time, of hundredths.</summary>
    public static decimal MinutesOf(Int128 hundredths) => (decimal)hundredths / 100;

    private static Int128 PastOf(ResourceUsage usage, DateTime from, DateTime until)
    {
        Int128 excess = 0;
        if (from < until)
            foreach (string resource in usage.Resources) excess += usage.Utilisation(resource, from, until).Excess;
        return excess;
    }

    public static string Minutes(Int128 hundredths) => MinutesOf(hundredths).ToString("0.##", CultureInfo.InvariantCulture);
}
