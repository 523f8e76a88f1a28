using System.Diagnostics;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting;

/// <summary>A roll-up: how some milestones stand together.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MilestoneGroup
{
    private readonly int[] _counts = new int[6];

    internal MilestoneGroup(
        string name, IReadOnlyCollection<ReportedMilestone> milestones, Risk.RiskLevel atRiskThreshold, CancellationToken cancellationToken)
    {
        Name = name;
        foreach (ReportedMilestone entry in milestones.EndedBy(cancellationToken))
        {
            Count++;
            _counts[(int)entry.Milestone.Status]++;
            if (entry.Risk >= atRiskThreshold) AtRisk++;
        }

        Completion = Completion.Over(milestones.EndedBy(cancellationToken).Select(entry => entry.Milestone));
    }

    /// <summary>What the group is of: a component, an owner, a set of components with commas between, or "All".</summary>
    public string Name { get; }

    /// <summary>How many milestones, each counted once.</summary>
    public int Count { get; }

    /// <summary>How many of them are at risk (<see cref="PlanReportOptions.AtRiskThreshold"/>).</summary>
    public int AtRisk { get; }

    /// <summary>Their progress, with the counts: over them alone and not over what they need, each once, without those that are
    /// cancelled.</summary>
    public Completion Completion { get; }

    /// <summary>How many of them have a status.</summary>
    /// <param name="status">The status.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of the six.</exception>
    public int CountOf(MilestoneStatus status) =>
        (uint)status < (uint)_counts.Length
        ? _counts[(int)status] : throw new ArgumentOutOfRangeException(nameof(status), status, "Not one of the six statuses.");

    /// <summary>A line to read. Its form may change.</summary>
    public override string ToString() =>
        $"{Name}: {Count} {(Count == 1 ? "milestone" : "milestones")}, {ProgressText.Format(Completion)}, {AtRisk} at risk";
}
