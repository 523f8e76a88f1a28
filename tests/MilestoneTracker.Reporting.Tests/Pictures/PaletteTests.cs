using FluentAssertions;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class PaletteTests
{
    private static readonly string[] Statuses = ["planned", "progress", "blocked", "hold", "done", "cancelled"];
    private static readonly string[] Risks = ["medium", "high", "critical"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_has_a_contrast_of_at_least_4_5_to_what_it_stands_on(bool dark)
    {
        foreach (string text in new[] { "ink", "muted", "accent" })
            foreach (string ground in new[] { "page", "box" })
                ColourVision.Contrast(Of(text, dark), Of(ground, dark)).Should().BeGreaterThanOrEqualTo(4.5, "{0} on {1}", text, ground);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Marks_bars_and_arrows_have_a_contrast_of_at_least_3_to_what_they_stand_on(bool dark)
    {
        foreach (string shape in Statuses.Concat(Risks).Append("edge").Append("accent"))
            foreach (string ground in new[] { "page", "box" })
                ColourVision.Contrast(Of(shape, dark), Of(ground, dark)).Should().BeGreaterThanOrEqualTo(3, "{0} on {1}", shape, ground);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Statuses_and_risks_are_told_apart_by_every_eye(bool dark)
    {
        foreach ((string name, Func<double[], double[]> eye) in new (string, Func<double[], double[]>)[] {
            ("usual", ColourVision.Usual), ("without red", ColourVision.WithoutRed), ("without green", ColourVision.WithoutGreen) })
            foreach (string[] set in new[] { Statuses, Risks })
                for (int i = 0; i < set.Length; i++)
                    for (int j = i + 1; j < set.Length; j++)
                        ColourVision.Distance(Of(set[i], dark), Of(set[j], dark), eye)
                            .Should().BeGreaterThan(12, "{0} and {1}, eye {2}", set[i], set[j], name);
    }

    [Fact]
    public void The_measures_themselves_are_right()
    {
        ColourVision.Contrast("#000000", "#ffffff").Should().BeApproximately(21, 0.01);
        ColourVision.Contrast("#777777", "#ffffff").Should().BeApproximately(4.48, 0.01);
        ColourVision.Distance("#ffffff", "#000000", ColourVision.Usual).Should().BeApproximately(100, 0.1);
        // Two colours that people who see no red confuse.
        ColourVision.Distance("#c00000", "#4a4a00", ColourVision.WithoutRed)
            .Should().BeLessThan(ColourVision.Distance("#c00000", "#4a4a00", ColourVision.Usual) / 3);
    }

    private static string Of(string name, bool dark)
    {
        Palette.Tint tint = Palette.All.Single(tint => tint.Name == name);
        return dark ? tint.Dark : tint.Light;
    }
}
