using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pages;

// What is at risk, the worst first: each with its causes, the ways to them, and why the cause is as it is, by the last entry of its history.
internal static class RiskList
{
    private const int MostFactors = 4;
    private const int MostUnresolved = 6;

    public static void Write(Page page)
    {
        PlanReport report = page.Report;
        page.Begin("risk", "At risk");
        page.Html.Add($"<p class=\"lead\">{Words.Of(report.AtRisk.Count, "milestone is", "milestones are")} at risk from {Words.Of(report.AtRiskFrom)} on, the worst first.</p>\n<ul class=\"risks\">\n");
        int told = 0;
        foreach (ReportedMilestone entry in report.AtRisk)
        {
            if (entry.Assessment is null) break;
            told++;
            page.Html.Literal("<li>\n<div class=\"what\"><h3>");
            page.Name(entry.Name);
            page.Html.Literal("</h3><p>");
            page.Html.Add($"<span class=\"level level-{Words.Of(entry.Risk)}\">");
            page.Mark(Marks.Of(entry.Risk));
            page.Html.Add($"{Words.Of(entry.Risk)} risk</span>");
            page.Status(entry.Milestone.Status);
            if (!ProgressText.IsSaidByStatus(entry.Milestone)) page.Html.Add($"<span class=\"num\">{ProgressText.Of(entry.Milestone)}</span>");
            page.Html.Literal("</p></div>\n<ul class=\"causes\">\n");
            IReadOnlyList<RiskFactor> factors = entry.Assessment.Factors;
            foreach (RiskFactor factor in factors.Take(MostFactors)) Cause(page, entry.Assessment, factor);
            if (factors.Count > MostFactors) page.Html.Add($"<li class=\"more\">and {Words.Number(factors.Count - MostFactors)} more</li>\n");
            page.Html.Literal("</ul>\n</li>\n");
        }

        page.Html.Literal("</ul>\n");
        if (told < report.AtRisk.Count) page.Html.Add($"<p class=\"more\">and {Words.Number(report.AtRisk.Count - told)} more, without their causes here: see the table of milestones</p>\n");
        page.End();
    }

    private static void Cause(Page page, RiskAssessment assessment, RiskFactor factor)
    {
        page.Html.Add($"<li><span class=\"level level-{Words.Of(factor.Level)}\">");
        page.Mark(Marks.Of(factor.Level));
        page.Html.Add($"{Words.Of(factor.Level)}</span> <span class=\"cause\">");
        RiskText text = RiskText.Of(factor);
        page.Html.Add($"{PlainWords.Capitalised(text.Before)}");
        if (text.Cause is not null) page.Name(text.Cause);
        page.Html.Add($"{text.After}");
        if (factor.Code is RiskCode.UnresolvedDependencies or RiskCode.CompletedBeforeDependencies)
        {
            page.Html.Literal(": ");
            page.Names(assessment.UnresolvedDependencies, MostUnresolved);
        }
        else
        {
            Since(page, factor.Cause);
        }

        if (factor.Chain.Count > 2)
        {
            page.Html.Literal("<br>");
            page.Chain(factor.Chain);
        }

        page.Html.Literal("</span></li>\n");
    }

    private static void Since(Page page, string cause)
    {
        StatusChange last = page.Report.Snapshot.GetMilestone(cause)!.StatusHistory[^1];
        page.Html.Literal(" <span class=\"since\">since ");
        page.Day(last.Time);
        page.Context(last.Context, "by ");
        page.Html.Literal("</span>");
    }
}
