using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// The words of pictures and pages, for people.
internal static class PictureText
{
    public static string Format(MilestoneStatus status) => DisplayText.Format(status);

    public static string Format(RiskLevel level) => DisplayText.Format(level);

    /// <summary>A number for people: "12,345".</summary>
    public static string Number(long count) => Format(count, "#,0");

    public static string Format(long count, string one, string many) => Number(count) + " " + (count == 1 ? one : many);

    public static string Milestones(int count) => Format(count, "milestone", "milestones");

    /// <summary>A time in UTC, to the minute; only the day at midnight.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(
        time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm",
        System.Globalization.CultureInfo.InvariantCulture) + (time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "" : " UTC");

    public static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A time for programs: the attribute of a time element.</summary>
    public static string Exact(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The number of milestones with each status: "12 completed, 3 planned".</summary>
    public static string Counts(MilestoneGroup group) =>
        string.Join(
        ", ", DisplayText.Statuses.Where(status => group.CountOf(status) > 0)
        .Select(status => Number(group.CountOf(status)) + " " + Format(status)));

    /// <summary>A group as a sentence without a full stop.</summary>
    public static string Format(MilestoneGroup group) => group.Count == 0
        ? "no milestones"
        : Milestones(group.Count) + ", " + (group.Completion.Percent is null ? "no data on progress" : ProgressText.Short(group.Completion))
            + $": " + Counts(group) + "; " + Number(group.AtRisk) + " at risk";

    /// <summary>The actor and the reason, if known.</summary>
    public static string Format(ChangeContext context) =>
        (context.Actor is null ? "" : " by " + context.Actor) + (context.Reason is null ? "" : ": " + context.Reason);

    private static string Format(long number, string format) => number.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
