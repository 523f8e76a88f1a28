using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// What pictures and pages call things, for people: plain words, in one place.
internal static class PictureText
{
    public static string Format(MilestoneStatus status) => DisplayText.Format(status);

    public static string Format(RiskLevel level) => DisplayText.Format(level);

    /// <summary>A number for people: "12,345".</summary>
    public static string Number(long count) => Format(count, "#,0");

    public static string Format(long count, string one, string many) => Number(count) + " " + (count == 1 ? one : many);

    public static string Milestones(int count) => Format(count, "milestone", "milestones");

    /// <summary>A day where the moment is a day's beginning, otherwise to the minute; in UTC.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(
        time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm",
        System.Globalization.CultureInfo.InvariantCulture) + (time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "" : " UTC");

    public static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>For machines: the attribute of a time.</summary>
    public static string Exact(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>"12 completed, 3 planned": every status that there is.</summary>
    public static string Counts(MilestoneGroup group) =>
        string.Join(
        ", ", DisplayText.Statuses.Where(status => group.CountOf(status) > 0)
        .Select(status => Number(group.CountOf(status)) + " " + Format(status)));

    /// <summary>A group in a sentence without its end.</summary>
    public static string Format(MilestoneGroup group) => group.Count == 0
        ? "no milestones"
        : Milestones(group.Count) + ", " + (group.Completion.Percent is null ? "no data on progress" : ProgressText.Short(group.Completion))
            + $": " + Counts(group) + "; " + Number(group.AtRisk) + " at risk";

    /// <summary>Who and why, as far as told.</summary>
    public static string Format(ChangeContext context) =>
        (context.Actor is null ? "" : " by " + context.Actor) + (context.Reason is null ? "" : ": " + context.Reason);

    private static string Format(long number, string format) => number.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
