using MilestoneTracker.Planning;

namespace MilestoneTracker.Reporting.Dates;

// Computes the dates of a report from its options: the schedule of its plan, and of the one to compare with.
internal static class ScheduleReader
{
    /// <param name="plan">The plan.</param>
    /// <param name="earlier">The plan to compare with, if any.</param>
    /// <param name="options">When both are computed for.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static PlanDates Read(
        RegistrySnapshot plan, Func<RegistrySnapshot>? earlier, ScheduleMoments options, CancellationToken cancellationToken)
    {
        if (options.Now is null || !DateInputs.HasAny(plan, cancellationToken)) return PlanDates.None;
        Schedule schedule = Schedule.Compute(plan, options.Now(plan));
        if (earlier?.Invoke() is not { } before) return new PlanDates(schedule, null, isCompared: false, cancellationToken);
        ScheduleDifference? moves = DateInputs.HasAny(before, cancellationToken)
            ? schedule.ChangesSince(Schedule.Compute(before, options.EarlierNow?.Invoke(before) ?? schedule.Now)) : null;
        return new PlanDates(schedule, moves, isCompared: true, cancellationToken);
    }
}
