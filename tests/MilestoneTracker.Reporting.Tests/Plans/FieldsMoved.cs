namespace MilestoneTracker.Reporting.Tests;

// A plan of which nothing moved but fields: of the plan, of a milestone, of a dependency and of a record, and with them the
// progress of two milestones
// that depend on the one with the weight.
internal static class FieldsMoved
{
    public static PlanReport Report { get; } = Made();

    private static PlanReport Made()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("Schema", status: MilestoneStatus.Completed);
        registry.RegisterMilestone("API");
        registry.RegisterMilestone("Client");
        registry.RegisterMilestone("Manual");
        registry.DeclareMilestoneDependency("API", "Schema");
        registry.DeclareMilestoneDependency("Client", "API");
        registry.SetMilestoneField("Manual", "owner", "Ada");
        RegistrySnapshot before = registry.Current;
        registry.SetMilestoneField("Schema", "weight", "3");
        registry.SetMilestoneField("Manual", "owner", "Grace <g@example.com>");
        registry.SetDependencyField("API", "Schema", "lag", "2");
        registry.SetPlanField("title", "The release");
        registry.SetRecordField("people", "Grace", "notes", "two\nlines");
        return PlanReport.Create(registry.Current, new PlanReportOptions { ComparedTo = before });
    }
}
