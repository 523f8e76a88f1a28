using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Reporting.Dates;

/// <summary>When the schedules of a report are computed for, in civil time of their plans.</summary>
/// <param name="Now">Now, for a plan; <see langword="null"/> if the report has no dates.</param>
/// <param name="EarlierNow">Now, for the plan to compare with; <see langword="null"/> for the same moment.</param>
internal sealed record ScheduleMoments(Func<RegistrySnapshot, DateTime>? Now, Func<RegistrySnapshot, DateTime?>? EarlierNow)
{
    /// <summary>The moments that options ask for.</summary>
    /// <param name="options">The options.</param>
    /// <param name="time">The time of the report.</param>
    /// <param name="timeOfSince">Finds the time of the moment to compare with, if that is a moment of a log.</param>
    public static ScheduleMoments Of(PlanReportOptions options, DateTimeOffset? time, Func<DateTimeOffset?>? timeOfSince)
    {
        Func<RegistrySnapshot, DateTime>? now = options.NowOf;
        if (now is null && (options.Now ?? time) is { } moment) now = plan => Civil(plan, moment);
        if (options.ComparedToNow is { } earlier) return new(now, plan => Civil(plan, earlier));
        return new(now, timeOfSince is null ? null : plan => timeOfSince() is { } then ? Civil(plan, then) : null);
    }

    /// <summary>The effective time of a moment of a log: for a version the log is read.</summary>
    public static DateTimeOffset? TimeOf(PointInTime moment, IAuditLog log, CancellationToken cancellationToken) =>
        moment.Time ?? ChangeTimes.Read(log, cancellationToken).Until(moment.Version!.Value).Latest;

    private static DateTime Civil(RegistrySnapshot plan, DateTimeOffset time) => PlanningFields.OfPlan(plan).ToCivilTime(time);
}
