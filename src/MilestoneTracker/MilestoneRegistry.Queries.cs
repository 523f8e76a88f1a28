using System.Diagnostics.CodeAnalysis;
using MilestoneTracker.Risk;

namespace MilestoneTracker;

// Every query is a query of the current snapshot, and documented there.
public sealed partial class MilestoneRegistry
{
    /// <inheritdoc cref="RegistrySnapshot.GetMilestone"/>
    public Milestone? GetMilestone(string name) => Current.GetMilestone(name);

    /// <inheritdoc cref="RegistrySnapshot.GetProgress"/>
    public double GetProgress(string name) => Current.GetProgress(name);

    /// <inheritdoc cref="RegistrySnapshot.GetCompletion"/>
    public Completion GetCompletion(string name) => Current.GetCompletion(name);

    /// <inheritdoc cref="RegistrySnapshot.TryGetMilestone"/>
    public bool TryGetMilestone(string name, [NotNullWhen(true)] out Milestone? milestone) => Current.TryGetMilestone(name, out milestone);

    /// <inheritdoc cref="RegistrySnapshot.Contains"/>
    public bool Contains(string name) => Current.Contains(name);

    /// <inheritdoc cref="RegistrySnapshot.GetStatusHistory"/>
    public IReadOnlyList<StatusChange> GetStatusHistory(string name) => Current.GetStatusHistory(name);

    /// <inheritdoc cref="RegistrySnapshot.GetDependencyGraph"/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> GetDependencyGraph() => Current.GetDependencyGraph();

    /// <inheritdoc cref="RegistrySnapshot.CheckDependency"/>
    public DependencyCheck CheckDependency(string milestone, string dependency) => Current.CheckDependency(milestone, dependency);

    /// <inheritdoc cref="RegistrySnapshot.AssessRisk"/>
    public RiskAssessment AssessRisk(string name) => Current.AssessRisk(name);

    /// <inheritdoc cref="RegistrySnapshot.AssessRiskLevels"/>
    public IReadOnlyDictionary<string, RiskLevel> AssessRiskLevels() => Current.AssessRiskLevels();

    /// <inheritdoc cref="RegistrySnapshot.AssessCauses"/>
    public IReadOnlyList<RiskCause> AssessCauses(CancellationToken cancellationToken = default) => Current.AssessCauses(cancellationToken);

    /// <inheritdoc cref="RegistrySnapshot.AnalyzeImpact"/>
    public IReadOnlyList<string> AnalyzeImpact(string name) => Current.AnalyzeImpact(name);
}
