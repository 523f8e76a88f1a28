namespace MilestoneTracker.Hosting.Health;

/// <summary>The rules by which the risk of a plan is its health: one for every component, others for those that are named, and for
/// milestones over no component the first.</summary>
public sealed class PlanHealthOptions : PlanHealthRule
{
    /// <summary>The rules of components that have one of their own, by name. Default: empty.</summary>
    [ComponentRules]
    public IDictionary<string, PlanHealthRule> Components { get; } = new Dictionary<string, PlanHealthRule>(StringComparer.Ordinal);

    /// <summary>How many milestones are told as reasons, from 0 to 1,000: the worst first. Default: 20.</summary>
    [Within(0, 1000)]
    public int MaxReasons { get; set; } = 20;
}
