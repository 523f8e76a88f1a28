using System.Globalization;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The words in which every format for people says the same things. Names go through the escaping of the format, which is handed in;
// everything else here is letters, digits, spaces, commas and per cent signs. Words for programs are the core's: MilestoneStatuses.
internal static class DisplayText
{
    public const string NoData = "no data";

    /// <summary>The statuses in the order of every display: completed first, blocked and cancelled last.</summary>
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

    /// <summary>A range of levels of risk: "medium and above".</summary>
    public static string AndAbove(RiskLevel level) => level switch
    {
        RiskLevel.None => "any level",
        RiskLevel.Critical => Format(level),
        _ => Format(level) + " and above",
    };

    /// <summary>Words with a capital letter, to begin a sentence or a heading.</summary>
    public static string Capitalised(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A time for people, in UTC, to the second.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Counted(long count, string one, string many) => $"{Format(count)} {(count == 1 ? one : many)}";

    /// <summary>The state of a node in short lines: status and progress, then the risk if any.</summary>
    public static IEnumerable<string> StateOf(GraphNode node)
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
