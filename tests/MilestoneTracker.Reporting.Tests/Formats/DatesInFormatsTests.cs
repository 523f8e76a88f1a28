using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

// Dates in the formats that have them: they say the same.
public sealed class DatesInFormatsTests
{
    private static readonly PlanReport Report = DatedPlan.Report();

    [Fact]
    public void CSV_has_its_columns_of_dates_after_all_others()
    {
        PlanReport report = DatedPlan.Report(new PlanReportOptions { Fields = ["target", "acme.x"] });
        string text = report.ToText(ReportFormat.Csv);

        text.Split("\r\n")[0].Should().EndWith(
            ",title,owner,url,field:target,acme.x,start,forecast,actual,target,days-late,slack,target-slack,critical");
        Dictionary<string, string> frame = CsvReaders.Read(text).Single(row => row["name"] == "frame");
        string[] dates = ["start", "forecast", "actual", "target", "days-late", "slack", "target-slack", "critical"];
        dates.Select(column => frame[column]).Should().Equal(
            "2026-03-12T13:00", "2026-03-19T12:00", "", "2026-03-18", "1", "-720", "-720", "true");
        Dictionary<string, string> pool = CsvReaders.Read(text).Single(row => row["name"] == "pool");
        dates.Select(column => pool[column]).Should().OnlyContain(cell => cell.Length == 0, "it is cancelled");
    }

    [Fact]
    public void Markdown_begins_with_the_questions_and_what_is_late_and_has_a_table_of_dates()
    {
        string text = Report.ToText(ReportFormat.Markdown);

        text.IndexOf("## Three questions", StringComparison.Ordinal).Should().BePositive()
            .And.BeLessThan(text.IndexOf("## Late, and why", StringComparison.Ordinal));
        text.Should().Contain("the ground is &#60;frozen&#62;");
        text.Should().Contain("\n| frame | ");
    }

    [Fact]
    public void A_page_begins_with_the_questions_and_what_is_late()
    {
        string text = Report.ToText(ReportFormat.Html);

        string[] order = ["id=\"questions\"", "id=\"late\"", "id=\"glance\"", "id=\"timeline\"", "id=\"graph\""];
        order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).Should().BeInAscendingOrder().And.OnlyContain(at => at > 0);
        text.Should().Contain("the ground is &lt;frozen&gt;").And.NotContain("<frozen>");
    }
}
