using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The words in which every format for people says the same things. Names go through the escaping of the format, which is handed in;
// everything else here is letters, digits, spaces, commas and per cent signs. Words for programs are the core's: MilestoneStatusWords.
internal static class PlainWords
{
    public const string NoData = "no data";

    public static string Of(MilestoneStatus status) => status switch
    {
        MilestoneStatus.Planned => "planned",
        MilestoneStatus.InProgress => "in progress",
        MilestoneStatus.Completed => "completed",
        MilestoneStatus.Blocked => "blocked",
        MilestoneStatus.OnHold => "on hold",
        _ => "cancelled",
    };

    public static string Of(RiskLevel level) => level switch
    {
        RiskLevel.None => "none",
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.High => "high",
        _ => "critical",
    };

    /// <summary>Why a milestone is at risk, as what is to be said after its name.</summary>
    public static string Of(RiskFactor factor, Func<string, string> escape) => factor.Code switch
    {
        RiskCode.Blocked => "is blocked",
        RiskCode.OnHold => "is on hold",
        RiskCode.DependencyBlocked => $"needs {escape(factor.Cause)}, which is blocked",
        RiskCode.DependencyCancelled => $"needs {escape(factor.Cause)}, which is cancelled",
        RiskCode.DependencyOnHold => $"needs {escape(factor.Cause)}, which is on hold",
        RiskCode.CompletedBeforeDependencies => "was completed before all that it needs",
        _ => "waits for what is not completed",
    };

    /// <summary>What happened, in words.</summary>
    public static string Of(AuditData data, Func<string, string> escape) => data switch
    {
        MilestoneRegistered registered => $"{escape(registered.Milestone)} registered as {Of(registered.Status)}",
        MilestoneStatusChanged changed => $"{escape(changed.Milestone)} from {Of(changed.OldStatus)} to {Of(changed.NewStatus)}",
        MilestoneRemoved removed => $"{escape(removed.Milestone)} removed",
        DependencyDeclared declared => $"{escape(declared.Milestone)} depends on {escape(declared.Dependency)}",
        DependencyWithdrawn withdrawn => $"{escape(withdrawn.Milestone)} no longer depends on {escape(withdrawn.Dependency)}",
        _ => escape(data.Kind),
    };

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment for people, to the second, in UTC.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Counted(long count, string one, string many) => $"{Of(count)} {(count == 1 ? one : many)}";

    public static string Percent(int? percent, string otherwise) => percent is { } number ? Of(number) + " %" : otherwise;

    /// <summary>How a node of the picture stands, as short lines: status and progress, then risk where there is any.</summary>
    public static IEnumerable<string> StandingOf(GraphNode node)
    {
        if (node.Milestone is { } entry)
        {
            yield return Of(entry.Milestone.Status) + (entry.Percent is null or 100 ? "" : ", " + Percent(entry.Percent, ""));
            if (entry.Risk > RiskLevel.None) yield return Of(entry.Risk) + " risk";
        }
        else
        {
            yield return $"{Counted(node.Group!.Count, "milestone", "milestones")}, {Percent(node.Percent, NoData)}";
            if (node.Group.AtRisk > 0) yield return Of(node.Group.AtRisk) + " at risk";
        }
    }
}
