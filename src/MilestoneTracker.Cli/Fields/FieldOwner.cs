using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.Fields;

// The owner of fields, and how to set them: the plan, a milestone, a dependency or a record.
internal sealed record FieldOwner
{
    private FieldOwner(AuditSubjectKind kind, string first = "", string second = "") => (Kind, First, Second) = (kind, first, second);

    public static FieldOwner Plan { get; } = new(AuditSubjectKind.Plan);

    public AuditSubjectKind Kind { get; }

    /// <summary>The milestone that it is or belongs to, if any.</summary>
    public string? Milestone => Kind is AuditSubjectKind.Milestone or AuditSubjectKind.Dependency ? First : null;

    /// <summary>The feature that it is, if it is one.</summary>
    public string? Feature => Kind == AuditSubjectKind.Record && First == FeatureKeys.Collection ? Second : null;

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
        _ when First == ResourceKeys.Collection => ResourceFields.SetField(plan, Second, key, value),
        _ => plan.SetRecordField(First, Second, key, value),
    };

    /// <summary>The same owner, with milestones under other names.</summary>
    public FieldOwner Renamed(Func<string, string> nameOf) => Kind switch
    {
        AuditSubjectKind.Milestone => OfMilestone(nameOf(First)),
        AuditSubjectKind.Dependency => OfDependency(nameOf(First), nameOf(Second)),
        _ => this,
    };

    /// <summary>Whether it is the plan itself or a record, and has the field.</summary>
    public bool HasShared(RegistrySnapshot snapshot, string key) => Kind switch
    {
        AuditSubjectKind.Plan => snapshot.PlanFields.ContainsKey(key),
        AuditSubjectKind.Record => snapshot.GetRecords(First).TryGetValue(Second, out var record) && record.ContainsKey(key),
        _ => false,
    };

    public override string ToString() => Kind switch
    {
        AuditSubjectKind.Plan => "the plan",
        AuditSubjectKind.Milestone => First,
        AuditSubjectKind.Dependency => $"{First} → {Second}",
        _ => $"{First}/{Second}",
    };
}
