using System.Globalization;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The words in which every format for people says the same things. Names go through the escaping of the format, which is handed in;
// everything else here is letters, digits, spaces, commas and per cent signs. Words for programs are the core's: MilestoneStatusWords.
internal static class DisplayText
{
    public const string NoData = "no data";

    /// <summary>The statuses in the order in which every display lists them: what is reached first, what is in the way last.</summary>
    public static readonly MilestoneStatus[] Statuses =
        [MilestoneStatus.Completed, MilestoneStatus.InProgress, MilestoneStatus.Planned, MilestoneStatus.OnHold, MilestoneStatus.Blocked,
            MilestoneStatus.Cancelled];

    public static string Format(MilestoneStatus status) => status switch
    {
        MilestoneStatus.Planned => "planned",
        MilestoneStatus.InProgress => "in progress",
        MilestoneStatus.Completed => "completed",
        MilestoneStatus.Blocked => "blocked",
        MilestoneStatus.OnHold => "on hold",
        _ => "cancelled",
    };

    public static string Format(RiskLevel level) => level switch
    {
        RiskLevel.None => "none",
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.High => "high",
        _ => "critical",
    };

    /// <summary>Words as the beginning of a sentence or a heading.</summary>
    public static string Capitalised(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment for people, to the second, in UTC.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Counted(long count, string one, string many) => $"{Format(count)} {(count == 1 ? one : many)}";

    /// <summary>How a node of the picture stands, as short lines: status and progress, then risk where there is any.</summary>
    public static IEnumerable<string> StandingOf(GraphNode node)
    {
        if (node.Milestone is { } entry)
        {
            yield return ProgressText.WithStatus(entry.Milestone);
            if (entry.Risk > RiskLevel.None) yield return Format(entry.Risk) + " risk";
        }
        else
        {
            yield return $"{Counted(node.Group!.Count, "milestone", "milestones")}, {ProgressText.Format(node.Completion)}";
            if (node.Group.AtRisk > 0) yield return Format(node.Group.AtRisk) + " at risk";
        }
    }
}
