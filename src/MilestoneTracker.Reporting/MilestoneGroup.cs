using System.Diagnostics;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting;

/// <summary>A roll-up of milestones: their number, statuses, progress and risk.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MilestoneGroup
{
    private readonly int[] _counts = new int[6];

    internal MilestoneGroup(
        string name, IReadOnlyCollection<ReportedMilestone> milestones, Risk.RiskLevel atRiskThreshold, CancellationToken cancellationToken)
    {
        Name = name;
        foreach (ReportedMilestone entry in milestones.WithCancellation(cancellationToken))
        {
            Count++;
            _counts[(int)entry.Milestone.Status]++;
            if (entry.Risk >= atRiskThreshold) AtRisk++;
        }

        Completion = Completion.Over(milestones.WithCancellation(cancellationToken).Select(entry => entry.Milestone));
    }

    /// <summary>The name of the group: a component, an owner, a set of components separated by commas, or "All".</summary>
    public string Name { get; }

    /// <summary>The number of milestones, each counted once.</summary>
    public int Count { get; }

    /// <summary>The number of them that are at risk (<see cref="PlanReportOptions.AtRiskThreshold"/>).</summary>
    public int AtRisk { get; }

    /// <summary>Their progress and its counts: over these milestones alone, not what they depend on, each once, without cancelled
    /// ones.</summary>
    public Completion Completion { get; }

    /// <summary>The number of them with a status.</summary>
    /// <param name="status">The status.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the six.</exception>
    public int CountOf(MilestoneStatus status) =>
        (uint)status < (uint)_counts.Length
        ? _counts[(int)status] : throw new ArgumentOutOfRangeException(nameof(status), status, "The status is not one of the six.");

    /// <summary>A line for people. Its format may change.</summary>
    public override string ToString() =>
        $"{Name}: {Count} {(Count == 1 ? "milestone" : "milestones")}, {ProgressText.Format(Completion)}, {AtRisk} at risk";
}
