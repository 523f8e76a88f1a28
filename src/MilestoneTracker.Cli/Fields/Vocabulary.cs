using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.Fields;

// The known keys without a dot for each kind of owner. A package that adds keys adds a line for each.
internal static class Vocabulary
{
    private static readonly (string Key, AuditSubjectKind[] On)[] Known =
    [
        (FieldKeys.Title, [AuditSubjectKind.Plan, AuditSubjectKind.Milestone, AuditSubjectKind.Record]),
        (FieldKeys.Owner, [AuditSubjectKind.Milestone, AuditSubjectKind.Record]),
        (FieldKeys.Notes, [AuditSubjectKind.Milestone, AuditSubjectKind.Record]),
        (FieldKeys.Url, [AuditSubjectKind.Milestone, AuditSubjectKind.Record]),
        (FieldKeys.Progress, [AuditSubjectKind.Milestone, AuditSubjectKind.Record]),
        (FieldKeys.Weight, [AuditSubjectKind.Milestone, AuditSubjectKind.Record]),
        (PlanningKeys.Start, [AuditSubjectKind.Plan]),
        (PlanningKeys.Zone, [AuditSubjectKind.Plan]),
        (PlanningKeys.Calendar, [AuditSubjectKind.Plan, AuditSubjectKind.Milestone, AuditSubjectKind.Record]),
        (PlanningKeys.HoursPerDay, [AuditSubjectKind.Plan]),
        (PlanningKeys.DaysPerWeek, [AuditSubjectKind.Plan]),
        (PlanningKeys.Logic, [AuditSubjectKind.Plan]),
        (PlanningKeys.Uncertainty, [AuditSubjectKind.Plan]),
        (PlanningKeys.Correlation, [AuditSubjectKind.Plan]),
        (PlanningKeys.Duration, [AuditSubjectKind.Milestone]),
        (PlanningKeys.Estimate, [AuditSubjectKind.Milestone]),
        (PlanningKeys.Remaining, [AuditSubjectKind.Milestone]),
        (PlanningKeys.Target, [AuditSubjectKind.Milestone]),
        (PlanningKeys.NotBefore, [AuditSubjectKind.Milestone]),
        (PlanningKeys.FinishNotBefore, [AuditSubjectKind.Milestone]),
        (PlanningKeys.Pinned, [AuditSubjectKind.Milestone]),
        (PlanningKeys.Started, [AuditSubjectKind.Milestone]),
        (PlanningKeys.Finished, [AuditSubjectKind.Milestone]),
        (PlanningKeys.Risk, [AuditSubjectKind.Milestone]),
        (ResourceKeys.Assigned, [AuditSubjectKind.Milestone]),
        (ResourceKeys.Priority, [AuditSubjectKind.Milestone]),
        (ResourceKeys.Capacity, [AuditSubjectKind.Record]),
        (ResourceKeys.Unavailable, [AuditSubjectKind.Record]),
        (FeatureKeys.Milestone, [AuditSubjectKind.Record]),
        (FeatureKeys.Status, [AuditSubjectKind.Record]),
        (FeatureKeys.Component, [AuditSubjectKind.Record]),
        ("email", [AuditSubjectKind.Record]), // an import brings it
        (PlanningKeys.Link, [AuditSubjectKind.Dependency]),
        (PlanningKeys.Lag, [AuditSubjectKind.Dependency]),
    ];

    /// <summary>The known keys for a kind of owner.</summary>
    public static IEnumerable<string> KeysOf(AuditSubjectKind kind) =>
        Known.Where(known => known.On.Contains(kind)).Select(known => known.Key);

    /// <summary>Whether a field of the plan defines a calendar: <c>calendar-NAME</c>.</summary>
    public static bool IsCalendar(string key) => IsNamed(key, PlanningKeys.CalendarPrefix);

    /// <summary>The problem with a key that has no dot and is not known for the kind of owner; <see langword="null"/> if the key is
    /// valid.</summary>
    public static string? ProblemOf(AuditSubjectKind kind, string key)
    {
        string[] keys = [.. KeysOf(kind)];
        if (key.Contains('.', StringComparison.Ordinal) || keys.Contains(key, StringComparer.Ordinal)) return null;
        if (kind == AuditSubjectKind.Plan && (IsCalendar(key) || IsNamed(key, PlanningKeys.BaselinePrefix))) return null;
        string thing = kind switch
        {
            AuditSubjectKind.Plan => "the plan",
            AuditSubjectKind.Dependency => "a dependency",
            AuditSubjectKind.Record => "a record",
            _ => "a milestone",
        };
        string known = Nearest.To(key, keys) is { } near ? $" Did you mean '{near}'?"
            : keys.Length == 0 ? ""
            : $" Known fields of {thing}: {string.Join(", ", keys)}.";
        return $"'{key}' is not a known field of {thing}.{known} Keys of your own have a dot, such as 'acme.{key}'.";
    }

    private static bool IsNamed(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length;
}
