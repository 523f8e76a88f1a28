using System.Diagnostics;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

/// <summary>A milestone in a report.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ReportedMilestone
{
    private readonly PlanReport _report;

    internal ReportedMilestone(Milestone milestone, RiskLevel risk, PlanReport report) =>
        (Milestone, Risk, _report) = (milestone, risk, report);

    /// <summary>The milestone, as of the snapshot of the report.</summary>
    public Milestone Milestone { get; }

    /// <summary>Its name.</summary>
    public string Name => Milestone.Name;

    /// <summary>Its progress and its counts. Counted on first use; to read it for many milestones, call <see
    /// cref="RegistrySnapshot.GetCompletions"/> first.</summary>
    public Completion Completion => Milestone.Completion;

    /// <summary>Its level of risk.</summary>
    public RiskLevel Risk { get; }

    /// <summary>The assessment of its risk, for the worst of the milestones at risk in scope (<see
    /// cref="PlanReportOptions.MaxAssessed"/>); otherwise <see langword="null"/>.</summary>
    public RiskAssessment? Assessment => _report.AssessmentOf(this);

    /// <summary>The last entry of its status history, with time, actor and reason.</summary>
    public StatusChange LastChange => Milestone.StatusHistory[Milestone.StatusHistory.Count - 1];

    /// <summary>The name to display, on one line: its title, or its name if it has no title.</summary>
    internal string Shown => ShownFields.TitleOf(Milestone) ?? Name;

    /// <summary>A line for people. Its format may change.</summary>
    public override string ToString() => $"{Name}: {ProgressText.WithStatus(Milestone)}, risk {Risk}";
}
