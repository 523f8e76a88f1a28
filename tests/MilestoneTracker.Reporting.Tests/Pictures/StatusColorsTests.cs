using FluentAssertions;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

// What Mermaid and Graphviz draw has the colours of the one palette, and keeps to its measures.
public sealed class StatusColorsTests
{
    private static readonly StatusColors[] All = [.. Enum.GetValues<MilestoneStatus>().Select(StatusColors.For), StatusColors.Group];

    [Fact]
    public void A_status_has_the_colour_that_it_has_in_pictures()
    {
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>())
            StatusColors.For(status).Line.Should().Be(Palette.All.Single(tint => tint.Name == StatusIcons.For(status)).Light);
    }

    [Fact]
    public void Text_has_a_contrast_of_at_least_4_5_to_the_ground_of_its_box() =>
        All.Should().OnlyContain(colors => ColourVision.Contrast(StatusColors.Text, colors.Fill) >= 4.5);

    [Fact]
    public void The_line_of_a_box_has_a_contrast_of_at_least_3_to_its_ground_and_to_a_light_page() =>
        All.Should().OnlyContain(
        colors => ColourVision.Contrast(colors.Line, colors.Fill) >= 3 && ColourVision.Contrast(colors.Line, "#ffffff") >= 3);

    [Fact]
    public void A_box_stands_out_on_a_dark_page() =>
        All.Should().OnlyContain(colors => ColourVision.Contrast(colors.Fill, Palette.All.Single(tint => tint.Name == "page").Dark) >= 3);
}
