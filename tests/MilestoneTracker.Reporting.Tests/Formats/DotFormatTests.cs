using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class DotFormatTests
{
    [Fact]
    public void A_node_says_status_and_risk_in_words_and_by_shape_line_and_colour_and_why_in_its_tooltip()
    {
        MixedPlan.Whole.ToText(ReportFormat.Dot).Split('\n').Should()
            .Contain(
                "  n4 [label=\"Schema\\nblocked, 0 of 1, 0 %\\ncritical risk\", tooltip=\"Waits for legal\", shape=octagon, "
                + "style=filled, fillcolor=\"#f8ede8\", color=\"#b23a00\", penwidth=3];")
            .And.Contain(
                "  n3 [label=\"Old client\\ncancelled\", tooltip=\"Nobody uses it &amp; nobody will\", shape=box, "
                + "style=\"filled,dotted\", fillcolor=\"#f6edf4\", color=\"#99398a\"];")
            .And.Contain("  n4 -> n0;");
    }

    [Fact]
    public void Each_status_differs_from_every_other_without_its_colour()
    {
        MilestoneRegistry registry = new();
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>()) registry.RegisterMilestone(status.ToWord(), status: status);

        string[] looks = [
            .. PlanReport.Create(registry.Current).ToText(ReportFormat.Dot).Split('\n').Where(
                line => line.Contains("shape=", StringComparison.Ordinal)).Select(
                line => line[line.IndexOf("shape=", StringComparison.Ordinal)..line.IndexOf("fillcolor", StringComparison.Ordinal)])];

        looks.Should().HaveCount(6).And.OnlyHaveUniqueItems();
    }

    [NeedsFact("dot")]
    public void Graphviz_draws_an_empty_plan_groups_and_a_cut_and_says_what_was_left_out()
    {
        DotReader.Reading empty = DotReader.Read(MixedPlan.Empty.ToText(ReportFormat.Dot));
        DotReader.Reading grouped = DotReader.Read(MixedPlan.Grouped.ToText(ReportFormat.Dot));
        DotReader.Reading cut = DotReader.Read(MixedPlan.Cut.ToText(ReportFormat.Dot));

        (empty.Nodes.Length, empty.Edges.Length).Should().Be((0, 0));
        grouped.Nodes.Select(node => node.Lines[0])
            .Should().Equal("(no component)", "Client", "Client, Server", "Legacy", "Server, Storage", "Storage");
        grouped.Edges.Select(edge => edge.Label).Should().Equal("1", "1", "1");
        cut.Label.Should().Equal("Milestones", "4 milestones and 2 dependencies are not in the picture.");
    }
}
