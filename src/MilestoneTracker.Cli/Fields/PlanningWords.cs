using MilestoneTracker.Auditing;

namespace MilestoneTracker.Cli.Fields;

// The keys without a dot that schedules read, as plan files may have them.
internal static class PlanningWords
{
    private const string CalendarPrefix = "calendar-";
    private static readonly string[] OfPlans =
        ["start", "zone", "calendar", "hours-per-day", "days-per-week", "logic", "uncertainty", "correlation"];

    private static readonly string[] OfMilestones =
    [
        "duration", "estimate", "remaining", "target", "not-before", "finish-not-before", "pinned", "started", "finished", "calendar",
        "risk", "assigned", "priority",
    ];

    private static readonly string[] OfDependencies = ["link", "lag"];
    private static readonly string[] OfRecords = ["capacity", "calendar", "unavailable", "email"];

    public static bool Has(AuditSubjectKind kind, string key) => kind switch
    {
        AuditSubjectKind.Plan => OfPlans.Contains(key) || key.StartsWith(CalendarPrefix, StringComparison.Ordinal),
        AuditSubjectKind.Milestone => OfMilestones.Contains(key),
        AuditSubjectKind.Dependency => OfDependencies.Contains(key),
        _ => OfRecords.Contains(key),
    };
}
