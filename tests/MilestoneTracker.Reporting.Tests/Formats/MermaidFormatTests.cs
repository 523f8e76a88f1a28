using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class MermaidFormatTests
{
    [Fact]
    public void A_node_says_name_status_per_cent_and_risk_in_words_and_by_class()
    {
        string[] lines = MixedPlan.Whole.ToText(ReportFormat.Mermaid).Split('\n');

        lines[0].Should().Be("flowchart LR");
        lines[1].Should().Be("  accTitle: Release 1.0");
        lines.Should().Contain("  n0[\"API<br/>planned, 0 of 2, 0#160;#37;<br/>high risk\"]:::planned")
            .And.Contain("  n1[\"Client (beta)<br/>planned, 1 of 4, 25#160;#37;<br/>high risk\"]:::planned")
            .And.Contain("  n3[\"Old client<br/>cancelled\"]:::cancelled")
            .And.Contain("  n5[\"Vision<br/>completed\"]:::completed")
            .And.Contain("  n4 --> n0").And.Contain("  class n0,n1,n2,n4 atRisk");
    }

    [NeedsMermaidFact]
    public void Mermaid_draws_an_empty_plan_groups_and_a_cut_and_says_what_was_left_out()
    {
        PlanReport[] reports = [MixedPlan.Empty, MixedPlan.Grouped, MixedPlan.Cut];

        MermaidReader.Reading[] readings =
            MermaidReader.Read(draw: true, [.. reports.Select(report => report.ToText(ReportFormat.Mermaid))]);

        readings[0].Vertices.Should().BeEmpty();
        readings[1].Labels.Select(lines => string.Join(" / ", lines).Replace('\u00A0', ' ')).Should().Equal(
            MixedPlan.Grouped.Graph.LeftOut,
            "(no component) / 1 milestone, 0 of 1, 0 % / 1 at risk", "Client / 1 milestone, 0 of 1, 0 % / 1 at risk",
            "Client, Server / 1 milestone, 1 of 1, 100 %",
            "Legacy / 1 milestone, no data", "Server, Storage / 1 milestone, 0 of 1, 0 % / 1 at risk",
            "Storage / 1 milestone, 0 of 1, 0 % / 1 at risk");
        readings[1].Edges.Select(edge => edge.Text).Should().Equal("1", "1", "1");
        readings[2].Labels[0].Should().Equal("4 milestones and 2 dependencies are not in the picture.");
        readings[2].Description.Should().Be(MixedPlan.Cut.Graph.LeftOut);
        readings[2].Title.Should().Be("Milestones");
    }

    [Fact]
    public void What_Mermaid_draws_only_when_it_is_told_to_begins_by_saying_how()
    {
        PlanReport large = PlanReport.Create(
            MixedPlan.Large(2000), new PlanReportOptions { Scope = new PlanScope { MaxNodes = 2000, ByComponent = false } });

        string text = large.ToText(ReportFormat.Mermaid);

        text.Should().StartWith(
            $"%% More than Mermaid draws by default: call mermaid.initialize with maxEdges at {large.Graph.Edges.Count} and "
            + "maxTextSize at ");
        int allowed = int.Parse(
            text[(text.IndexOf("maxTextSize at ", StringComparison.Ordinal) + 15)..text.IndexOf(".\n", StringComparison.Ordinal)],
            System.Globalization.CultureInfo.InvariantCulture);
        allowed.Should().BeGreaterThanOrEqualTo(text.Length);
        MixedPlan.Whole.ToText(ReportFormat.Mermaid).Should().StartWith("flowchart");
    }

    [NeedsMermaidFact]
    public void The_comment_about_limits_does_not_keep_Mermaid_from_reading()
    {
        PlanReport large = PlanReport.Create(
            MixedPlan.Large(600), new PlanReportOptions { Scope = new PlanScope { MaxNodes = 600, ByComponent = false } });

        MermaidReader.Read(draw: false, large.ToText(ReportFormat.Mermaid)).Single().Edges.Should().HaveCount(1500);
    }
}
