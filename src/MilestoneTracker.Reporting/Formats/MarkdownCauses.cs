using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The causes of risk, as a list: each with its time, actor and reason, and the milestones that it puts at risk.
internal static class MarkdownCauses
{
    private const int MaxCauses = 20;
    private const int MaxNames = 8;

    public static void Write(PlanReport report, TextWriter output)
    {
        if (report.Causes.Count == 0) return;
        output.Write("\n## What is wrong\n\n");
        foreach (RiskCause cause in report.Causes.Take(MaxCauses)) Write(cause, report.Snapshot, output);
        if (report.Causes.Count > MaxCauses) output.Write($"- and {DisplayText.Format(report.Causes.Count - MaxCauses)} more\n");
    }

    private static void Write(RiskCause cause, RegistrySnapshot plan, TextWriter output)
    {
        ChangeContext context = cause.Since.Context;
        string milestone = MarkdownText.Milestone(plan.GetMilestone(cause.Milestone)!);
        output.Write($"- **{milestone}** {RiskText.From(cause)}, since {DisplayText.Format(cause.Since.Time)}");
        if (context.Actor is { } actor) output.Write($" by {MarkdownText.Escape(actor)}");
        if (!string.IsNullOrEmpty(context.Reason)) output.Write($": {MarkdownText.Escape(context.Reason)}");
        output.Write($"\n  - {DisplayText.Counted(cause.AffectedCount, "milestone", "milestones")} at risk from it: ");
        output.Write(MarkdownText.List(cause.FindAffected(), MaxNames) + '\n');
    }
}
