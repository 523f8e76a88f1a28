using System.Collections.Immutable;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Undoing;

// Reverses an event: applies the operation that leads from its new value to its old one, but only if the plan still has the new value.
// Each method returns the reason why it cannot, or null. The operation follows from how the event describes itself (its subject, field,
// old and new value); a test reverses an event of every kind.
internal static class Inverse
{
    /// <summary>Reverses an event. Returns the reason why it cannot, or <see langword="null"/>.</summary>
    public static string? Apply(PlanEditor plan, AuditData e) => e.Field is null
        ? (e.Old.Kind, e.New.Kind) switch
        {
            (AuditValueKind.Nothing, AuditValueKind.Milestone) => Registered(plan, e),
            (AuditValueKind.Milestone, AuditValueKind.Nothing) => Removed(plan, e),
            (AuditValueKind.Status, AuditValueKind.Status) => StatusChanged(plan, e),
            (AuditValueKind.Components, AuditValueKind.Components) => ComponentsChanged(plan, e),
            (AuditValueKind.Declared, AuditValueKind.Declared) => e.New.IsDeclared == true ? Declared(plan, e) : Withdrawn(plan, e),
            _ => "this version of the command cannot undo it",
        }
        : e.Subject.Kind switch
        {
            AuditSubjectKind.Plan => Field(plan.Now.PlanFields, e, () => plan.SetPlanField(e.Field, e.Old.Text)),
            AuditSubjectKind.Milestone => MilestoneField(plan, e),
            AuditSubjectKind.Dependency => DependencyField(plan, e),
            _ => RecordField(plan, e),
        };

    /// <summary>A remark on a reversed event that could not be restored completely.</summary>
    public static string RemarkOn(AuditData e) =>
        e.Old.Kind == AuditValueKind.Milestone ? ". It is registered again, and its history starts over" : "";

    private static string? Registered(PlanEditor plan, AuditData e) => WithMilestone(plan, e, milestone =>
    {
        if (milestone.Status != e.New.Status) return IsNow(milestone);
        if (!milestone.Components.SetEquals(e.New.Components!)) return $"{milestone.Name} spans other components now";
        if (milestone.Dependencies.Count > 0) return $"{milestone.Name} depends on {milestone.Dependencies[0]} now";
        if (milestone.Dependents.Count > 0) return $"{milestone.Dependents[0]} depends on {milestone.Name} now";
        if (!milestone.Fields.IsEmpty) return $"{milestone.Name} has the field '{milestone.Fields.Keys.First()}' now";
        plan.RemoveMilestone(milestone.Name);
        return null;
    });

    private static string? Removed(PlanEditor plan, AuditData e)
    {
        string name = e.Subject.Milestone!;
        if (plan.Now.Contains(name)) return $"{name} is registered again";
        plan.RegisterMilestone(name, e.Old.Components, e.Old.Status!.Value);
        return null;
    }

    private static string? StatusChanged(PlanEditor plan, AuditData e) => WithMilestone(plan, e, milestone =>
    {
        if (milestone.Status != e.New.Status) return IsNow(milestone);
        plan.UpdateMilestoneStatus(milestone.Name, e.Old.Status!.Value);
        return null;
    });

    private static string? ComponentsChanged(PlanEditor plan, AuditData e) => WithMilestone(plan, e, milestone =>
    {
        if (!milestone.Components.SetEquals(e.New.Components!)) return $"{milestone.Name} spans other components now";
        plan.ChangeMilestoneComponents(milestone.Name, e.Old.Components!);
        return null;
    });

    private static string? MilestoneField(PlanEditor plan, AuditData e) => WithMilestone(
        plan, e, milestone => Field(milestone.Fields, e, () => plan.SetMilestoneField(milestone.Name, e.Field!, e.Old.Text)));

    private static string? Declared(PlanEditor plan, AuditData e) => WithDependency(plan, e, (milestone, dependency, fields) =>
    {
        if (!fields.IsEmpty) return $"the dependency has the field '{fields.Keys.First()}' now";
        plan.WithdrawMilestoneDependency(milestone, dependency);
        return null;
    });

    private static string? Withdrawn(PlanEditor plan, AuditData e)
    {
        (string milestone, string dependency) = (e.Subject.Milestone!, e.Subject.Dependency!);
        DependencyCheck check = plan.TryDeclareMilestoneDependency(milestone, dependency);
        return check.Verdict switch
        {
            DependencyVerdict.Allowed => null,
            DependencyVerdict.AlreadyDeclared => $"{milestone} depends on {dependency} again",
            DependencyVerdict.UnknownMilestone => IsGone(check.UnknownMilestone!),
            _ => $"that would close the cycle {string.Join(" → ", check.CyclePath)}",
        };
    }

    private static string? DependencyField(PlanEditor plan, AuditData e) => WithDependency(
        plan, e, (milestone, dependency, fields) =>
            Field(fields, e, () => plan.SetDependencyField(milestone, dependency, e.Field!, e.Old.Text)));

    private static string? RecordField(PlanEditor plan, AuditData e)
    {
        (string collection, string name) = (e.Subject.Collection!, e.Subject.Record!);
        ImmutableSortedDictionary<string, string>? fields = plan.Now.GetRecords(collection).GetValueOrDefault(name);
        fields ??= ImmutableSortedDictionary<string, string>.Empty;
        return Field(fields, e, () => plan.SetRecordField(collection, name, e.Field!, e.Old.Text));
    }

    private static string? Field(ImmutableSortedDictionary<string, string> fields, AuditData e, Func<bool> set)
    {
        string? now = fields.GetValueOrDefault(e.Field!);
        if (now != e.New.Text) return now is null ? $"'{e.Field}' is no longer set" : $"'{e.Field}' is '{TerminalText.OnOneLine(now)}' now";
        set();
        return null;
    }

    private static string? WithMilestone(PlanEditor plan, AuditData e, Func<Milestone, string?> reverse) =>
        plan.Now.GetMilestone(e.Subject.Milestone!) is { } milestone ? reverse(milestone) : IsGone(e.Subject.Milestone!);

    private static string? WithDependency(
        PlanEditor plan, AuditData e, Func<string, string, ImmutableSortedDictionary<string, string>, string?> reverse) =>
        WithMilestone(plan, e, milestone =>
            plan.Now.CheckDependency(milestone.Name, e.Subject.Dependency!) is { Verdict: DependencyVerdict.AlreadyDeclared }
            ? reverse(milestone.Name, e.Subject.Dependency!, plan.Now.GetDependencyFields(milestone.Name, e.Subject.Dependency!))
            : $"{milestone.Name} no longer depends on {e.Subject.Dependency}");

    private static string IsNow(Milestone milestone) => $"{milestone.Name} is {TerminalText.Format(milestone.Status)} now";

    private static string IsGone(string name) => $"there is no milestone '{name}' now";
}
