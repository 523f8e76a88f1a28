using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pages;

// The milestones at risk, the worst first: each with its causes, the chains to them, and the last change of each cause.
internal static class RiskList
{
    private const int MaxFactors = 4;
    private const int MaxUnresolved = 6;

    public static void Write(Page page)
    {
        PlanReport report = page.Report;
        page.Begin("risk", "At risk");
        page.Html.Add(
            $"<p class=\"lead\">{PictureText.Format(report.AtRisk.Count, "milestone is", "milestones are")} at risk "
            + $"({DisplayText.AndAbove(report.AtRiskThreshold)}), the worst first.</p>\n<ul class=\"risks\">\n");
        int listed = 0;
        foreach (ReportedMilestone entry in report.AtRisk)
        {
            if (entry.Assessment is null) break;
            listed++;
            page.Html.Literal("<li>\n<div class=\"what\"><h3>");
            page.Name(entry.Name);
            page.Html.Literal("</h3><p>");
            page.Html.Add($"<span class=\"level level-{PictureText.Format(entry.Risk)}\">");
            page.Mark(StatusIcons.For(entry.Risk));
            page.Html.Add($"{PictureText.Format(entry.Risk)} risk</span>");
            page.Status(entry.Milestone.Status);
            if (!ProgressText.IsImpliedByStatus(entry.Milestone))
                page.Html.Add($"<span class=\"num\">{ProgressText.Format(entry.Milestone)}</span>");
            page.Html.Literal("</p></div>\n<ul class=\"causes\">\n");
            IReadOnlyList<RiskFactor> factors = entry.Assessment.Factors;
            foreach (RiskFactor factor in factors.Take(MaxFactors)) Cause(page, entry.Assessment, factor);
            if (factors.Count > MaxFactors)
                page.Html.Add($"<li class=\"more\">and {PictureText.Number(factors.Count - MaxFactors)} more</li>\n");
            page.Html.Literal("</ul>\n</li>\n");
        }

        page.Html.Literal("</ul>\n");
        if (listed < report.AtRisk.Count) page.Html.Add(
            $"<p class=\"more\">and {PictureText.Number(report.AtRisk.Count - listed)} more, without their causes here: see the table "
            + $"of milestones</p>\n");
        page.End();
    }

    private static void Cause(Page page, RiskAssessment assessment, RiskFactor factor)
    {
        page.Html.Add($"<li><span class=\"level level-{PictureText.Format(factor.Level)}\">");
        page.Mark(StatusIcons.For(factor.Level));
        page.Html.Add($"{PictureText.Format(factor.Level)}</span> <span class=\"cause\">");
        RiskText text = RiskText.From(factor);
        page.Html.Add($"{DisplayText.Capitalised(text.Before)}");
        if (text.Cause is not null) page.Name(text.Cause);
        page.Html.Add($"{text.After}");
        if (factor.Code is RiskCode.UnresolvedDependencies or RiskCode.CompletedBeforeDependencies)
        {
            page.Html.Literal(": ");
            page.Names(assessment.UnresolvedDependencies, MaxUnresolved);
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
