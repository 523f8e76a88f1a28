using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class ReportTests
{
    [Fact]
    public void No_list_of_a_report_can_be_written_to()
    {
        PlanReport report = PlanReport.AsOf(
            MixedPlan.Log, MixedPlan.Log.LastSequence,
            new PlanReportOptions { ImpactOf = "Schema", Since = 0, AtRiskThreshold = RiskLevel.Low });
        PlanGraph byComponent =
            PlanReport.Create(report.Snapshot, new PlanReportOptions { Scope = new PlanScope { ByComponent = true } }).Graph;
        PlanReport narrow = PlanReport.Create(report.Snapshot, new PlanReportOptions { Scope = new PlanScope { Around = "API" } });

        foreach (System.Collections.IEnumerable list in new System.Collections.IEnumerable[]
        {
            report.Milestones, narrow.Milestones, report.AtRisk, report.Components, report.Impact!, report.Differences!, report.Graph.Nodes,
                report.Graph.Edges, byComponent.Nodes, byComponent.Edges,
            report.History!.Points, report.History.Entries, report.History.Entries[0].Events,
        })
        {
            System.Collections.IList written = list.Should().BeAssignableTo<System.Collections.IList>().Which;
            written.Count.Should().BePositive();
            written.Invoking(it => it[0] = it[0]).Should().Throw<NotSupportedException>();
        }
    }

    private readonly MilestoneRegistry _registry = new();

    public ReportTests()
    {
        foreach (string name in new[] { "a", "b", "c", "d" }) _registry.RegisterMilestone(name);
        foreach (string pair in new[] { "ba", "cb", "da" }) _registry.DeclareMilestoneDependency(pair[..1], pair[1..]);
    }

    [Fact]
    public void The_impact_of_a_milestone_is_every_transitive_dependent_whether_in_scope_or_not()
    {
        PlanReport report =
            PlanReport.Create(_registry.Current, new PlanReportOptions { ImpactOf = "a", Scope = new PlanScope { Around = "d", Up = 0 } });

        report.Impact!.Select(entry => entry.Name).Should().Equal("b", "c", "d");
        report.Milestones.Should().ContainSingle();
        FluentActions.Invoking(() => PlanReport.Create(_registry.Current, new PlanReportOptions { ImpactOf = "x" }))
            .Should().Throw<MilestoneNotFoundException>().Which.Name.Should().Be("x");
    }

    [Fact]
    public void What_moved_is_told_of_a_proposed_change_before_it_is_made()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.UpdateMilestoneStatus("a", MilestoneStatus.Completed);
        PlanReport report = PlanReport.Create(proposal.Staged, new PlanReportOptions { ComparedTo = proposal.Base });

        report.Differences!.Select(difference => difference.Name).Should().Equal("a", "b", "c", "d");
        report.ComparedTo.Should().BeSameAs(proposal.Base);
        report.Milestones[1].LastChange.Status.Should().Be(MilestoneStatus.Planned);
    }

    [Fact]
    public void Where_nothing_is_asked_for_a_report_tells_neither_impact_nor_history_nor_differences()
    {
        PlanReport report = PlanReport.Create(_registry.Current);

        (report.Impact, report.ImpactOf, report.History, report.Differences, report.ComparedTo, report.Time).Should()
            .Be((null, null, null, null, null, null));
        report.Title.Should().Be("Milestones");
    }

    [Fact]
    public void Writing_to_a_text_and_to_a_writer_is_the_same_in_every_format()
    {
        PlanReport report = PlanReport.Create(_registry.Current);
        foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
        {
            using StringWriter writer = new() { NewLine = "\r\n" }; // a writer's own line ends are not used
            report.Write(format, writer);
            writer.ToString().Should().Be(report.ToText(format)).And.NotBeEmpty();
        }
    }

    [Fact]
    public void Equal_plans_are_written_as_equal_texts()
    {
        MilestoneRegistry other = new();
        foreach (string name in new[] { "d", "c", "b", "a" }) other.RegisterMilestone(name);
        foreach (string pair in new[] { "da", "cb", "ba" }) other.DeclareMilestoneDependency(pair[..1], pair[1..]);

        foreach (ReportFormat format in new[] { ReportFormat.Svg, ReportFormat.Mermaid, ReportFormat.Dot })
            PlanReport.Create(other.Current).ToText(format).Should().Be(PlanReport.Create(_registry.Current).ToText(format));
    }

    [Fact]
    public void What_is_none_of_the_formats_and_no_writer_are_errors()
    {
        PlanReport report = PlanReport.Create(_registry.Current);

        FluentActions.Invoking(() => report.ToText((ReportFormat)10)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => report.Write(ReportFormat.Csv, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => PlanReport.Create(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void An_option_out_of_its_range_is_an_error_where_it_is_set()
    {
        PlanReportOptions options = new();
        foreach (Action set in new Action[]
        {
            () => options.MaxAssessed = -1,
            () => options.MaxChanges = -1,
            () => options.AtRiskThreshold = (RiskLevel)5,
            () => options.Scope.Up = -1,
            () => options.Scope.Down = -1,
            () => options.Scope.MaxNodes = 0,
            () => options.Scope.MinimumRisk = (RiskLevel)(-1),
        })
            set.Should().Throw<ArgumentOutOfRangeException>();
        foreach (Action set in new Action[]
        {
            () => options.Title = " led by a blank",
            () => options.Title = "two\nlines",
            () => options.Scope = null!,
            () => options.Scope.Components = null!,
            () => options.Scope.Components = ["a", null!],
        })
            set.Should().Throw<ArgumentException>();
        options.Should().BeEquivalentTo(new PlanReportOptions(), "what was refused was not set");
    }

    [Fact]
    public void A_report_does_not_change_with_its_options_or_its_registry()
    {
        PlanReportOptions options = new() { Title = "before" };
        PlanReport report = PlanReport.Create(_registry.Current, options);
        string text = report.ToText(ReportFormat.Json);
        options.Title = "after";
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

        report.ToText(ReportFormat.Json).Should().Be(text);
    }
}
