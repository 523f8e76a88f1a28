using System.Globalization;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Tests;

// An event as bytes, the plain way: a map of its parts, written canonically. The words are written out here once more, so that
// whoever changes one in the library hears of it.
internal static class NaiveWriter
{
    private static readonly string[] Statuses = ["PLANNED", "IN_PROGRESS", "COMPLETED", "BLOCKED", "ON_HOLD", "CANCELLED"];

    public static byte[] Write(AuditEvent next, string log, LedgerHash previous) => CanonicalJson.Of(Map(
        ("version", 1),
        ("log", log),
        ("sequence", next.Sequence),
        ("previous", Convert.ToHexStringLower(previous.ToArray())),
        ("time", next.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)),
        ("index", next.Index),
        ("count", next.Count),
        ("actor", next.Context.Actor),
        ("reason", next.Context.Reason),
        ("correlation", next.Context.CorrelationId),
        ("type", TypeOf(next.Data)),
        ("typeVersion", 1),
        ("data", DataOf(next.Data))));

    private static string TypeOf(AuditData data) => data switch
    {
        MilestoneRegistered => "milestone.registered",
        MilestoneStatusChanged => "milestone.status_changed",
        MilestoneRemoved => "milestone.removed",
        DependencyDeclared => "dependency.declared",
        DependencyWithdrawn => "dependency.withdrawn",
        MilestoneComponentsChanged => "milestone.components_changed",
        PlanFieldChanged => "plan.field_changed",
        MilestoneFieldChanged => "milestone.field_changed",
        DependencyFieldChanged => "dependency.field_changed",
        RecordFieldChanged => "record.field_changed",
        _ => throw new InvalidOperationException($"There is no word for {data}."),
    };

    private static Dictionary<string, object?> DataOf(AuditData data) => data switch
    {
        MilestoneRegistered it => Map(("milestone", it.Milestone), ("old", null), ("new", Standing(it.Components, it.Status))),
        MilestoneRemoved it => Map(("milestone", it.Milestone), ("old", Standing(it.Components, it.Status)), ("new", null)),
        MilestoneStatusChanged it =>
        Map(("milestone", it.Milestone), ("old", Statuses[(int)it.OldStatus]), ("new", Statuses[(int)it.NewStatus])),
        DependencyDeclared it => Map(("milestone", it.Milestone), ("dependency", it.Dependency), ("old", false), ("new", true)),
        DependencyWithdrawn it => Map(("milestone", it.Milestone), ("dependency", it.Dependency), ("old", true), ("new", false)),
        MilestoneComponentsChanged it =>
        Map(("milestone", it.Milestone), ("old", Components(it.OldComponents)), ("new", Components(it.NewComponents))),
        PlanFieldChanged it => Map(("field", it.FieldKey), ("old", it.OldValue), ("new", it.NewValue)),
        MilestoneFieldChanged it => Map(("milestone", it.Milestone), ("field", it.FieldKey), ("old", it.OldValue), ("new", it.NewValue)),
        DependencyFieldChanged it => Map(
        ("milestone", it.Milestone), ("dependency", it.Dependency), ("field", it.FieldKey), ("old", it.OldValue), ("new", it.NewValue)),
        RecordFieldChanged it =>
        Map(("collection", it.Collection), ("name", it.Name), ("field", it.FieldKey), ("old", it.OldValue), ("new", it.NewValue)),
        _ => throw new InvalidOperationException($"There is no form for {data}."),
    };

    private static Dictionary<string, object?> Standing(IEnumerable<string> components, MilestoneStatus status) =>
        Map(("status", Statuses[(int)status]), ("components", Components(components)));

    private static List<string> Components(IEnumerable<string> components) => [.. components.Order(StringComparer.Ordinal)];

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] parts) =>
        parts.ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
}
