using FluentAssertions;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class MarkdownFormatTests
{
    private static readonly string Whole = MixedPlan.Whole.ToText(ReportFormat.Markdown);

    [Fact]
    public void It_begins_with_the_plan_at_a_glance_each_milestone_once()
    {
        Whole.Should().StartWith("""
            # Release 1.0

            As of 2026-03-01 10:00:00 UTC, version 11.

            ██░░░░░░░░ **1 of 5, 1 cancelled, 20 %**. 6 milestones: 1 completed, 2 planned, 1 on hold, 1 blocked, 1 cancelled. 4 at risk (medium and above).

            ## What moved

            Since version 5 to version 11.

            """);
        Whole.Should().Contain("""
            ## What is wrong

            - **Schema** is blocked, since 2026-02-12 09:30:00 UTC by ada: Waits for legal
              - 3 milestones at risk from it: API, Client (beta), Schema
            - **Manual** is on hold, since 2026-02-08 09:30:00 UTC
              - 1 milestone at risk from it: Manual

            ## Components

            | Component | Milestones | Progress | Completed | In progress | Planned | On hold | Blocked | Cancelled | At risk |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | Client | 2 | 1 of 2, 50 % | 1 | 0 | 1 | 0 | 0 | 0 | 1 |
            | Legacy | 1 | no data | 0 | 0 | 0 | 0 | 0 | 1 | 0 |
            | Server | 2 | 1 of 2, 50 % | 1 | 0 | 1 | 0 | 0 | 0 | 1 |
            | Storage | 2 | 0 of 2, 0 % | 0 | 0 | 1 | 0 | 1 | 0 | 2 |
            | **All, each once** | 6 | 1 of 5, 1 cancelled, 20 % | 1 | 0 | 2 | 1 | 1 | 1 | 4 |
            """);
    }

    [Fact]
    public void What_is_at_risk_has_its_causes_and_the_chains_to_them()
    {
        Whole.Should().Contain("""
            ## At risk

            - Schema: **critical**, blocked, 0 of 1, 0 %
              - is blocked
            - API: **high**, planned, 0 of 2, 0 %
              - needs Schema, which is blocked
              - waits for incomplete dependencies
            - Client (beta): **high**, planned, 1 of 4, 25 %
              - needs Schema, which is blocked: Client (beta) → API → Schema
              - waits for incomplete dependencies
            - Manual: **high**, on hold, 0 of 1, 0 %
              - is on hold

            """);
    }

    [Fact]
    public void What_moved_is_told_from_what_to_what()
    {
        Whole.Should().Contain("""
            ## What moved

            Since version 5 to version 11.

            | Milestone | Status | Progress | Risk | Needs | Components | Fields |
            | --- | --- | --- | --- | --- | --- | --- |
            | API |  | 0 of 2, 25 % → 0 of 2, 0 % | low → high |  |  |  |
            | Client (beta) |  | 0 of 1, 0 % → 1 of 4, 25 % | none → high | now API, Vision |  |  |
            | Manual | new: on hold | new: 0 of 1, 0 % | none → high |  |  |  |
            | Old client | planned → cancelled | 0 of 1, 0 % → cancelled |  |  |  |  |
            | Schema | in progress → blocked | 0 of 1, 50 % → 0 of 1, 0 % | none → critical |  |  |  |
            | Vision | new: completed | new: completed |  |  |  |  |

            """);
    }

    [Fact]
    public void Fields_that_moved_are_told_with_their_milestones_and_those_of_the_plan_and_of_records_below()
    {
        string moved = FieldsMoved.Report.ToText(ReportFormat.Markdown);

        moved.Should()
            .Contain("| Client |  | 1 of 3, 33 % → 1 of 3, 60 % |  |  |  |  |\n| Manual |  |  |  |  |  | owner: Ada → Grace &#60;")
            .And.Contain("| API |  | 1 of 2, 50 % → 1 of 2, 75 % |  |  |  | on Schema, lag: none → 2 |\n")
            .And.Contain("weight: none → 3 |\n\n- the plan, title: none → The release\n- people");
    }

    [Fact]
    public void Where_nothing_moved_but_a_field_of_the_plan_that_is_told_and_not_that_nothing_moved()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        RegistrySnapshot before = registry.Current;
        registry.SetPlanField("title", "b");
        PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions { ComparedTo = before });

        report.ToText(ReportFormat.Markdown)
            .Should().Contain("## What moved\n\nSince version 1 to version 2.\n\n- the plan, title: none → b\n\n##");
        report.ToText(ReportFormat.Html)
            .Should().Contain("<ul class=\"fields\">\n<li><bdi>the plan, title: none → b</bdi></li>").And.NotContain("nothing moved");
    }

    [Fact]
    public void Impact_progress_over_time_and_changes_are_tables()
    {
        Whole.Should().Contain(
            "## Impact of Schema\n\n2 milestones depend on it, directly or through others.\n\n| Milestone | Status | Progress | Risk |\n")
            .And.Contain("\n| 2026-02-02 09:30:00 UTC | 1 | 1 | 0 | 50 % | █████░░░░░ |\n")
            .And.Contain(
                "\n| 2026-02-12 09:30:00 UTC | 11 | ada | Schema status changed from in progress to blocked | Waits for legal |\n");
    }

    [Fact]
    public void An_empty_plan_says_so()
    {
        MixedPlan.Empty.ToText(ReportFormat.Markdown).Should().Be("""
            # Milestones

            Version 0.

            **no data**. 0 milestones. 0 at risk (medium and above).

            ## What moved

            Since version 0 to version 0.

            Nothing.

            ## At risk

            Nothing at medium and above.

            ## Graph

            There is nothing to draw.

            ## Progress over time

            Nothing has happened yet.

            ## Latest changes

            None.

            ## Milestones

            There are none.

            """);
    }

    [Fact]
    public void A_cut_says_what_was_left_out_of_the_list_and_of_the_graph()
    {
        MixedPlan.Cut.ToText(ReportFormat.Markdown).Should()
            .Contain("\nThis report lists 4 of them; components are of the whole plan.\n")
            .And.Contain("```\n\n4 milestones and 2 dependencies are not in the picture.\n");
    }

    [Fact]
    public void A_graph_beyond_what_Mermaid_draws_is_not_there_and_the_page_says_why()
    {
        PlanReport large = PlanReport.Create(
            MixedPlan.Large(600), new PlanReportOptions { Scope = new PlanScope { MaxNodes = 600, ByComponent = false } });

        large.ToText(ReportFormat.Markdown).Should().Contain(
            "## Graph\n\n600 boxes and 1500 arrows are more than Mermaid draws here; take a smaller part of the plan, or the SVG picture.\n").And.NotContain("```");
    }

    [Fact]
    public void Milestones_at_risk_without_causes_are_named_in_one_line()
    {
        PlanReport none = PlanReport.Create(MixedPlan.Snapshots.Now, new PlanReportOptions { MaxAssessed = 0 });
        PlanReport one =
            PlanReport.Create(MixedPlan.Snapshots.Now, new PlanReportOptions { MaxAssessed = 1, AtRiskThreshold = RiskLevel.High });

        none.ToText(ReportFormat.Markdown)
            .Should().Contain("## At risk\n\n- 4 whose causes were not computed: Schema, API, Client (beta), Manual\n");
        one.ToText(ReportFormat.Markdown)
            .Should().Contain("  - is blocked\n- 3 more, at most as much at risk: API, Client (beta), Manual\n");
    }

    [Theory]
    [InlineData("", "```")]
    [InlineData("a ``` b", "````")]
    [InlineData("`````", "``````")]
    public void A_fence_is_longer_than_any_run_of_backticks(string text, string fence) => MarkdownText.FenceFor(text).Should().Be(fence);

    [Theory]
    [InlineData(new[] { "a", "b", "c", "d", "e" }, 4, "a → b → (1 more) → d → e")]
    [InlineData(new[] { "a", "b" }, 4, "a → b")]
    public void A_long_chain_is_cut_in_the_middle(string[] names, int most, string text) =>
        MarkdownText.Chain(names, most).Should().Be(text);

    [Theory]
    [InlineData(new[] { "a", "b", "c" }, 3, "a, b, c")]
    [InlineData(new[] { "a", "b", "c", "d" }, 3, "a, b and 2 more")]
    public void A_long_list_says_how_many_more(string[] names, int most, string text) => MarkdownText.List(names, most).Should().Be(text);

    [Theory]
    [InlineData("Python 3.12.0 (final)", "Python 3.12.0 (final)")]
    [InlineData("CI/CD, part-time", "CI/CD, part-time")]
    [InlineData("a  b", "a &#32;b")]
    [InlineData("1. *x*", "1&#46; &#42;x&#42;")]
    [InlineData("Größe 😀", "Größe 😀")]
    [InlineData("a\u200Bb", "a&#8203;b")]
    public void Plain_names_stay_plain_and_signs_become_numbers(string name, string written) =>
        MarkdownText.Escape(name).Should().Be(written);
}
