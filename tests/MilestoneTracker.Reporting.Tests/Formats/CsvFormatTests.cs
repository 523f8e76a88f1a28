using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Formats;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class CsvFormatTests
{
    [Fact]
    public void A_row_is_a_milestone_and_ends_with_a_carriage_return_and_a_line_feed()
    {
        string[] rows = MixedPlan.Whole.ToText(ReportFormat.Csv).Split("\r\n");

        rows.Should().Equal(
            "name,status,completed,counted,cancelled,percent,progress,risk,components,dependencies,dependents,changed,actor,reason,title,owner,url",
            "\"API\",PLANNED,0,2,0,0,0,high,\"[\"\"Server\"\",\"\"Storage\"\"]\",\"[\"\"Schema\"\"]\",\"[\"\"Client "
            + "(beta)\"\"]\",2026-02-03T09:30:00Z,\"\",\"\",\"\",\"\",\"\"",
            "\"Client (beta)\",PLANNED,1,4,0,25,0.25,high,\"[\"\"Client\"\"]\",\"[\"\"API\"\",\"\"Vision\"\"]\",\"[]\",2026-02-04T09:30:00Z,\"\",\"\",\"\",\"\",\"\"",
            "\"Manual\",ON_HOLD,0,1,0,0,0,high,\"[]\",\"[]\",\"[]\",2026-02-08T09:30:00Z,\"\",\"\",\"\",\"\",\"\"",
            "\"Old client\",CANCELLED,0,0,1,,,none,\"[\"\"Legacy\"\"]\",\"[]\",\"[]\",2026-02-11T09:30:00Z,\"bob\",\"Nobody uses it & "
            + "nobody will\",\"\",\"\",\"\"",
            "\"Schema\",BLOCKED,0,1,0,0,0,critical,\"[\"\"Storage\"\"]\",\"[]\",\"[\"\"API\"\"]\",2026-02-12T09:30:00Z,\"ada\",\"Waits "
            + "for legal\",\"\",\"\",\"\"",
            "\"Vision\",COMPLETED,1,1,0,100,1,none,\"[\"\"Client\"\",\"\"Server\"\"]\",\"[]\",\"[\"\"Client "
            + "(beta)\"\"]\",2026-02-09T09:30:00Z,\"\",\"\",\"\",\"\",\"\"",
            "");
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("'=1+1", "\"''=1+1\"")]
    [InlineData("'", "\"''\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a=1", "\"a=1\"")]
    public void What_begins_as_a_formula_or_with_an_apostrophe_gets_an_apostrophe_first(string text, string cell) =>
        CsvText.Quoted(text).Should().Be(cell);

    [Fact]
    public void Taking_one_apostrophe_off_gives_any_text_back()
    {
        Gen.String[Gen.Char["='+-@\t\n\", a\uFF1D"], 0, 6].Sample(text =>
        {
            string cell = CsvText.Quoted(text)[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
            CsvReaders.Unguarded(cell).Should().Be(text);
        });
    }

    [Fact]
    public void An_empty_plan_is_a_line_of_headings()
    {
        MixedPlan.Empty.ToText(ReportFormat.Csv).Should().EndWith(",reason,title,owner,url\r\n").And.Subject.Split('\n')
            .Should().HaveCount(2);
    }
}
