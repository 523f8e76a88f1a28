using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The milestones at risk as a list, each with its causes and the chains to them.
internal static class MarkdownRisks
{
    private const int MaxFactors = 5;
    private const int MaxLinks = 8;

    public static void Write(PlanReport report, TextWriter output)
    {
        output.Write("\n## At risk\n\n");
        if (report.AtRisk.Count == 0) output.Write($"Nothing at {DisplayText.AndAbove(report.AtRiskThreshold)}.\n");
        foreach (ReportedMilestone entry in report.AtRisk.Where(entry => entry.Assessment is not null))
            Write(entry, entry.Assessment!, output);
        string[] others = [.. report.AtRisk.Where(entry => entry.Assessment is null).Select(entry => entry.Name)];
        if (others.Length > 0) output.Write(
            $"- {DisplayText.Format(others.Length)} "
            + $"{(others.Length < report.AtRisk.Count ? "more, at most as much at risk" : "whose causes were not computed")}: "
                + $"{MarkdownText.List(others, 20)}\n");
    }

    private static void Write(ReportedMilestone entry, RiskAssessment assessment, TextWriter output)
    {
        output.Write(
            $"- {MarkdownText.Milestone(entry.Milestone)}: **{DisplayText.Format(entry.Risk)}**, "
            + $"{ProgressText.WithStatus(entry.Milestone)}\n");
        foreach (RiskFactor factor in assessment.Factors.Take(MaxFactors))
            output.Write(
                $"  - {RiskText.From(factor).Sentence(MarkdownText.Escape)}"
                + $"{(factor.Chain.Count > 2 ? ": " + MarkdownText.Chain(factor.Chain, MaxLinks) : "")}\n");
        if (assessment.Factors.Count > MaxFactors)
            output.Write($"  - and {DisplayText.Format(assessment.Factors.Count - MaxFactors)} more\n");
    }
}
