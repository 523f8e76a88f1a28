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
            [.. usage.OverAllocations.Where(over => over.To > from && over.From < to)]);
    }

    /// <summary>Minutes at full time, of hundredths.</summary>
    public static decimal MinutesOf(Int128 hundredths) => (decimal)hundredths / 100;

    public static string Minutes(Int128 hundredths) => MinutesOf(hundredths).ToString("0.##", CultureInfo.InvariantCulture);
}
