using System.Text.Json.Nodes;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Exchange.Conformance;

// Edits as they were made, from the events that they left: what goes with a dependency that is withdrawn, or with a milestone that is
// removed, is part of that edit.
internal static class Edits
{
    public static JsonArray Of(IReadOnlyList<AuditData> events)
    {
        List<(AuditData Event, JsonArray Edit)> edits = [];
        foreach (AuditData data in events)
        {
            if (data is DependencyWithdrawn withdrawn) DropLast(edits, before => before is DependencyFieldChanged field
                && field.Milestone == withdrawn.Milestone && field.Dependency == withdrawn.Dependency);
            if (data is MilestoneRemoved removed) DropLast(edits, before => Concerns(before, removed.Milestone));
            edits.Add((data, EditOf(data)));
        }

        return [.. edits.Select(edit => edit.Edit)];
    }

    private static void DropLast(List<(AuditData Event, JsonArray Edit)> edits, Func<AuditData, bool> isPart)
    {
        while (edits.Count > 0 && isPart(edits[^1].Event)) edits.RemoveAt(edits.Count - 1);
    }

    private static bool Concerns(AuditData data, string milestone) => data switch
    {
        DependencyWithdrawn withdrawn => withdrawn.Milestone == milestone || withdrawn.Dependency == milestone,
        DependencyFieldChanged { NewValue: null } field => field.Milestone == milestone || field.Dependency == milestone,
        MilestoneFieldChanged { NewValue: null } field => field.Milestone == milestone,
        _ => false,
    };

    private static JsonArray EditOf(AuditData data) => data switch
    {
        MilestoneRegistered registered => ["register", registered.Milestone, registered.Status.ToWord(), List(registered.Components)],
        MilestoneFieldChanged field => ["field", field.Milestone, field.FieldKey, field.NewValue],
        MilestoneStatusChanged status => ["status", status.Milestone, status.NewStatus.ToWord()],
        MilestoneComponentsChanged components => ["components", components.Milestone, List(components.NewComponents)],
        MilestoneRemoved removed => ["remove", removed.Milestone],
        DependencyDeclared declared => ["declare", declared.Milestone, declared.Dependency],
        DependencyWithdrawn withdrawn => ["withdraw", withdrawn.Milestone, withdrawn.Dependency],
        DependencyFieldChanged field => ["dependency-field", field.Milestone, field.Dependency, field.FieldKey, field.NewValue],
        PlanFieldChanged field => ["plan-field", field.FieldKey, field.NewValue],
        _ => throw new NotSupportedException($"An import makes no {data.Type}."),
    };

    private static JsonArray List(IEnumerable<string> components) => new([.. components.Select(component => JsonValue.Create(component))]);
}
