using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.Fields;

// The owner of fields, and how to set them: the plan, a milestone, a dependency or a record.
internal sealed record FieldOwner
{
    private FieldOwner(AuditSubjectKind kind, string first = "", string second = "") => (Kind, First, Second) = (kind, first, second);

    public static FieldOwner Plan { get; } = new(AuditSubjectKind.Plan);

    public AuditSubjectKind Kind { get; }

    /// <summary>The milestone that it is or belongs to, if any.</summary>
    public string? Milestone => Kind is AuditSubjectKind.Milestone or AuditSubjectKind.Dependency ? First : null;

    private string First { get; }

    private string Second { get; }

    public static FieldOwner OfMilestone(string name) => new(AuditSubjectKind.Milestone, name);

    public static FieldOwner OfDependency(string milestone, string dependency) => new(AuditSubjectKind.Dependency, milestone, dependency);

    public static FieldOwner OfRecord(string collection, string name) => new(AuditSubjectKind.Record, collection, name);

    /// <summary>Sets a field, or clears it with <see langword="null"/>. Returns whether anything changed.</summary>
    public bool Set(PlanEditor plan, string key, string? value) => Kind switch
    {
        AuditSubjectKind.Plan => plan.SetPlanField(key, value),
        AuditSubjectKind.Milestone => plan.SetMilestoneField(First, key, value),
        AuditSubjectKind.Dependency => plan.SetDependencyField(First, Second, key, value),
        _ => plan.SetRecordField(First, Second, key, value),
    };

    /// <summary>Sets a field as people type it: refused where a schedule would not take the value. Returns whether anything
    /// changed.</summary>
    public bool Enter(PlanEditor plan, string key, string? value) => Kind switch
    {
        AuditSubjectKind.Plan => PlanningFields.SetPlanField(plan, key, value),
        AuditSubjectKind.Milestone => PlanningFields.SetMilestoneField(plan, First, key, value),
        AuditSubjectKind.Dependency => PlanningFields.SetDependencyField(plan, First, Second, key, value),
        _ => plan.SetRecordField(First, Second, key, value),
    };

    public override string ToString() => Kind switch
    {
        AuditSubjectKind.Plan => "the plan",
        AuditSubjectKind.Milestone => First,
        AuditSubjectKind.Dependency => $"{First} → {Second}",
        _ => $"{First}/{Second}",
    };
}
