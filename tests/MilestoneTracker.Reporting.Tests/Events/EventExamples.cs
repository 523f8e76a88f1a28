using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.Tests.Events;

// A log that has an event of every kind, and of each kind what a person must find of that event wherever it is told: subject, verb, values.
// Whoever adds a kind adds a step that makes one, and its words.
internal static class EventExamples
{
    /// <summary>Every kind that the core has.</summary>
    public static IReadOnlyList<Type> Kinds { get; } =
        [.. typeof(AuditData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditData)) && !type.IsAbstract)];

    public static IReadOnlyDictionary<Type, string[]> Said { get; } = new Dictionary<Type, string[]>
    {
        [typeof(MilestoneRegistered)] = ["API", "registered as", "in progress"],
        [typeof(MilestoneStatusChanged)] = ["API", "status changed", "in progress", "on hold"],
        [typeof(MilestoneRemoved)] = ["API", "removed", "on hold"],
        [typeof(DependencyDeclared)] = ["API", "depends on", "Schema"],
        [typeof(DependencyWithdrawn)] = ["API", "no longer depends on", "Schema"],
        [typeof(MilestoneComponentsChanged)] = ["API", "components changed", "backend", "docs", "web"],
        [typeof(MilestoneFieldChanged)] = ["API", "cleared", "owner", "Ada"],
        [typeof(DependencyFieldChanged)] = ["API", "Schema", "cleared", "lag", "2"],
        [typeof(PlanFieldChanged)] = ["the plan", "changed", "title", "The plan", "The release"],
        [typeof(RecordFieldChanged)] = ["people/Grace", "set", "notes", "on leave"],
    };

    public static (InMemoryAuditLog Log, RegistrySnapshot Plan) Play()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(
            log, new MilestoneRegistryOptions {
            DefaultContext = new ChangeContext { Actor = "ada", Reason = "because", CorrelationId = "T-1" } });
        registry.RegisterMilestone("Schema", ["database"]);
        registry.RegisterMilestone("API", ["backend", "docs"], MilestoneStatus.InProgress);
        registry.DeclareMilestoneDependency("API", "Schema");
        registry.UpdateMilestoneStatus("API", MilestoneStatus.OnHold);
        registry.SetPlanField("title", "The plan");
        registry.SetPlanField("title", "The release");
        registry.SetRecordField("people", "Grace", "notes", "on leave");
        registry.ChangeMilestoneComponents("API", ["web"]);
        registry.ChangeMilestoneComponents("API", ["backend", "docs"]);
        registry.SetMilestoneField("API", "owner", "Ada");
        registry.SetMilestoneField("API", "owner", null);
        registry.SetDependencyField("API", "Schema", "lag", "2");
        registry.SetDependencyField("API", "Schema", "lag", null);
        registry.WithdrawMilestoneDependency("API", "Schema");
        registry.RemoveMilestone("API");
        return (log, registry.Current);
    }
}
