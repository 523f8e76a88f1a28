using System.Diagnostics;

namespace MilestoneTracker.Reporting;

/// <summary>A roll-up: how some milestones stand together.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MilestoneGroup
{
    private readonly int[] _counts = new int[6];

    internal MilestoneGroup(string name, IEnumerable<ReportedMilestone> milestones, Risk.RiskLevel atRiskFrom, CancellationToken cancellationToken)
    {
        Name = name;
        double sum = 0;
        foreach (ReportedMilestone entry in milestones.EndedBy(cancellationToken))
        {
            Count++;
            _counts[(int)entry.Milestone.Status]++;
            if (entry.Risk >= atRiskFrom) AtRisk++;
            if (entry.Milestone.Status != MilestoneStatus.Cancelled) sum += entry.Milestone.Progress;
        }

        int counted = Count - CountOf(MilestoneStatus.Cancelled);
        if (counted == 0) return;
        MeanProgress = sum / counted;
        Percent = Reporting.Percent.Of(sum / counted, CountOf(MilestoneStatus.Completed) == counted);
    }

    /// <summary>What the group is of: a component, a set of components with commas between, or "All".</summary>
    public string Name { get; }

    /// <summary>How many milestones, each counted once.</summary>
    public int Count { get; }

    /// <summary>How many of them are at risk (<see cref="PlanReportOptions.AtRiskFrom"/>).</summary>
    public int AtRisk { get; }

    /// <summary>The mean of their progress, 0..1, without those that are cancelled; nothing where none is left.</summary>
    public double? MeanProgress { get; }

    /// <summary>The mean in per cent, rounded: 100 only where all that is not cancelled is completed; nothing where there is no mean.</summary>
    public int? Percent { get; }

    /// <summary>How many of them have a status.</summary>
    /// <param name="status">The status.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of the six.</exception>
    public int CountOf(MilestoneStatus status) =>
        (uint)status < (uint)_counts.Length ? _counts[(int)status] : throw new ArgumentOutOfRangeException(nameof(status), status, "Not one of the six statuses.");

    /// <summary>A line to read. Its form may change.</summary>
    public override string ToString() => $"{Name}: {Count} {(Count == 1 ? "milestone" : "milestones")}, {(Percent is { } percent ? percent + " %" : "no data")}, {AtRisk} at risk";
}
