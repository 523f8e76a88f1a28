using AngleSharp.Dom;
using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Pages;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

// What reports show of fields: titles, owners, links, and those that are chosen.
public sealed class FieldsTests
{
    private readonly MilestoneRegistry _registry = new();

    public FieldsTests()
    {
        _registry.RegisterMilestone("API", ["backend"]);
        _registry.RegisterMilestone("DB", ["backend"], MilestoneStatus.Completed);
        _registry.DeclareMilestoneDependency("API", "DB");
    }

    private RegistrySnapshot Plan => _registry.Current;

    [Fact]
    public void Without_fields_no_column_and_no_section_is_there()
    {
        IDocument page = Html.Read(PlanReport.Create(Plan));

        page.QuerySelectorAll("#all thead th").Should().HaveCount(7);
        page.QuerySelector("#owners").Should().BeNull();
        page.QuerySelectorAll(".id, .link, .field").Should().BeEmpty();
        PlanReport.Create(Plan).ToText(ReportFormat.Markdown).Should().Contain("| Needs | Reason of the last change |\n")
            .And.NotContain("Owner");
    }

    [Fact]
    public void A_title_is_shown_with_the_name_beside_it_and_the_name_stays_what_it_is_known_by()
    {
        _registry.SetMilestoneField("DB", "title", "The\tnew\ndatabase");
        PlanReport report = PlanReport.Create(Plan);
        IDocument page = Html.Read(report);

        Html.TextOf(page.QuerySelectorAll("#all tbody th")[1]).Should().StartWith("The new database");
        page.QuerySelector("#all .id")!.TextContent.Should().Be("DB");
        IElement needed = page.QuerySelector("#all td .name")!;
        (needed.TextContent, needed.GetAttribute("title"), needed.GetAttribute("href")).Should().Be(("The new database", "DB", "#m1"));
        report.ToText(ReportFormat.Markdown).Should().Contain("| The new database &#40;DB) |");
        report.ToText(ReportFormat.Dot).Should().Contain("label=\"The new database\\ncompleted\"");
        report.ToText(ReportFormat.Mermaid).Should().Contain("[\"The new database<br/>");
        report.ToText(ReportFormat.GraphMl).Should().Contain("<data key=\"name\">DB</data>")
            .And.Contain("<data key=\"shown\">The new database</data>");
        report.Graph.Nodes.Select(node => node.Label).Should().Equal("API", "DB");
    }

    [Fact]
    public void A_title_that_nobody_can_see_is_none()
    {
        _registry.SetMilestoneField("DB", "title", " \n ");

        Html.Read(PlanReport.Create(Plan))
            .QuerySelectorAll("#all tbody th > bdi").Select(name => name.TextContent).Should().Equal("API", "DB");
    }

    [Fact]
    public void Owners_have_a_column_and_a_roll_up_where_a_milestone_has_one()
    {
        _registry.SetMilestoneField("API", "owner", "Ada");
        PlanReport report = PlanReport.Create(Plan);
        IDocument page = Html.Read(report);

        page.QuerySelectorAll("#all thead th").Select(head => head.TextContent).Should().HaveCount(8).And.EndWith("Owner");
        page.QuerySelectorAll("#all [data-of=Owner]").Select(cell => cell.TextContent).Should().Equal("Ada", "");
        report.Owners.Select(owner => owner.ToString()).Should().Equal("Ada: 1 milestone, 0 of 1, 0 %, 0 at risk");
        Html.TextOf(page.QuerySelector("#owners tbody tr")!).Should().StartWith("Ada 1");
        report.ToText(ReportFormat.Markdown).Should().Contain("## Owners\n\n| Owner | Milestones |").And.Contain("last change | Owner |");
        PlanReport elsewhere = PlanReport.Create(Plan, new PlanReportOptions { Scope = new PlanScope { Around = "DB", Down = 0 } });
        elsewhere.Columns.Should().BeEmpty("nobody owns what is shown");
        elsewhere.Owners.Should().HaveCount(1, "roll-ups are of the whole plan");
    }

    [Fact]
    public void Chosen_fields_are_columns_in_their_order_each_once_whether_set_or_not()
    {
        _registry.SetMilestoneField("API", "acme.cost", "12");
        _registry.SetMilestoneField("API", "owner", "Ada");
        PlanReport report = PlanReport.Create(Plan, new PlanReportOptions { Fields = ["target", "acme.cost", "target"] });

        report.Columns.Should().Equal("owner", "target", "acme.cost");
        Html.Read(report).QuerySelectorAll("#all thead th").Select(head => head.TextContent)
            .Should().EndWith(["Last change", "Owner", "target", "acme.cost"]);
        PlanReport.Create(Plan, new PlanReportOptions { Fields = ["acme.cost", "owner"] }).Columns
            .Should().Equal(["acme.cost", "owner"], "it was chosen to stand there");
    }

    [Fact]
    public void Csv_has_title_owner_and_url_behind_the_older_columns_and_then_what_was_chosen()
    {
        _registry.SetMilestoneField("API", "status", "=a field");
        string[] lines = PlanReport.Create(Plan, new PlanReportOptions { Fields = ["owner", "status"] })
            .ToText(ReportFormat.Csv).Split("\r\n");

        lines[0].Should().EndWith(",changed,actor,reason,title,owner,url,field:status");
        lines[1].Should().StartWith("\"API\",PLANNED,").And.EndWith(",\"\",\"\",\"\",\"\",\"\",\"'=a field\"");
    }

    [Fact]
    public void A_report_is_called_what_its_options_say_else_what_the_plan_is_called()
    {
        PlanReport.Create(Plan).Title.Should().Be("Milestones");
        _registry.SetPlanField("title", "Release 7");
        PlanReport.Create(Plan).Title.Should().Be("Release 7");
        PlanReport.Create(Plan, new PlanReportOptions { Title = "Ours" }).Title.Should().Be("Ours");
        _registry.SetPlanField("title", "on two\nlines");
        PlanReport.Create(Plan).Title.Should().Be("Milestones", "that is not a title");
    }

    [Fact]
    public void Keys_are_checked_when_they_are_set_and_read_when_the_report_is_made()
    {
        List<string> keys = ["target"];
        PlanReportOptions options = new() { Fields = keys };
        PlanReport report = PlanReport.Create(Plan, options);
        keys.Add("acme.cost");

        report.Columns.Should().Equal("target");
        FluentActions.Invoking(() => options.Fields = ["Not A Key"]).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => options.Fields = [null!]).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => options.Fields = null!).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_long_value_loses_its_end_in_a_cell_and_nowhere_else()
    {
        string notes = new('n', 1000);
        _registry.SetMilestoneField("API", "notes", notes);
        PlanReport report = PlanReport.Create(Plan, new PlanReportOptions { Fields = ["notes"] });

        Html.Read(report).QuerySelector("#all .field")!.TextContent.Should().Be(notes[..200] + "…");
        report.ToText(ReportFormat.Csv).Should().Contain(notes);
        report.ToText(ReportFormat.Json).Should().Contain(notes);
    }
}
