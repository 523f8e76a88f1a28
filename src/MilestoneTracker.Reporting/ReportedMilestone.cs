using System.Diagnostics;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

/// <summary>A milestone as a report shows it.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ReportedMilestone
{
    private readonly PlanReport _report;

    internal ReportedMilestone(Milestone milestone, RiskLevel risk, PlanReport report) =>
        (Milestone, Risk, _report) = (milestone, risk, report);

    /// <summary>The milestone itself, as of the report's snapshot.</summary>
    public Milestone Milestone { get; }

    /// <summary>Its name.</summary>
    public string Name => Milestone.Name;

    /// <summary>Its progress, with the counts. Counted when it is first read: who reads it of many asks the snapshot for
    /// <see cref="RegistrySnapshot.GetCompletions"/> before.</summary>
    public Completion Completion => Milestone.Completion;

    /// <summary>Its level of risk.</summary>
    public RiskLevel Risk { get; }

    /// <summary>Where its risk comes from; there for the worst of the milestones in scope that are at risk
    /// (<see cref="PlanReportOptions.MaxAssessed"/>).</summary>
    public RiskAssessment? Assessment => _report.AssessmentOf(this);

    /// <summary>How it came to its status: the last entry of its history, with time, actor and reason.</summary>
    public StatusChange LastChange => Milestone.StatusHistory[Milestone.StatusHistory.Count - 1];

    /// <summary>What it is called for people, on one line: its title, or its name where it has none.</summary>
    internal string Shown => ShownFields.TitleOf(Milestone) ?? Name;

    /// <summary>A line to read. Its form may change.</summary>
    public override string ToString() => $"{Name}: {ProgressText.WithStatus(Milestone)}, risk {Risk}";
}
