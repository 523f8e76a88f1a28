using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.Pages;

// The three questions of whoever answers for the plan, at the top of the page.
internal static class AnswerList
{
    public static void Write(Page page)
    {
        page.Begin("questions", "Three questions");
        page.Html.Literal("<p class=\"lead\">");
        SentenceHtml.Words(page, $"As of {DateText.Time(page.Report.Schedule!.Now)}, by the dates of the plan.");
        page.Html.Literal("</p>\n<dl class=\"answers\">\n");
        foreach (Answer answer in page.Report.Answers)
        {
            page.Html.Add($"<div><dt>{answer.Question}</dt><dd><b>{answer.Verdict}</b>");
            foreach (Sentence sentence in answer.Sentences)
            {
                page.Html.Literal("<p>");
                SentenceHtml.Write(page, sentence);
                page.Html.Literal("</p>");
            }

            page.Html.Literal("</dd></div>\n");
        }

        page.Html.Literal("</dl>\n");
        page.End();
    }
}
