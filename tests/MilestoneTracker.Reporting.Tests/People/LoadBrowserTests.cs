using FluentAssertions;
using Microsoft.Playwright;
using MilestoneTracker.Reporting.Tests.Browser;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.People;

// People and features as a browser shows them: no text on another, none outside of its column, nothing wider than the page.
public sealed class LoadBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [NeedsTheory("chromium")]
    [InlineData(ReportFormat.Load, 1440, ColorScheme.Light, Media.Screen)]
    [InlineData(ReportFormat.Html, 1440, ColorScheme.Light, Media.Screen)]
    [InlineData(ReportFormat.Html, 1440, ColorScheme.Dark, Media.Screen)]
    [InlineData(ReportFormat.Html, 390, ColorScheme.Light, Media.Screen)]
    [InlineData(ReportFormat.Html, 320, ColorScheme.Dark, Media.Screen)]
    [InlineData(ReportFormat.Html, 718, ColorScheme.Light, Media.Print)] // the width of A4 between its margins
    public async Task No_text_lies_on_another_and_nothing_is_wider_than_the_page(
        ReportFormat format, int width, ColorScheme scheme, Media media)
    {
        foreach ((string name, PlanReport report) in new[] {
            ("staffed", StaffedPlan.Report()), ("many", StaffedPlan.Large(30)), ("years", StaffedPlan.Large(3, "900d")) })
        {
            await using OpenReport open = await chromium.OpenAsync(report, format, width, scheme);
            await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media });
            if (media == Media.Screen)
                foreach (ILocator summary in await open.Page.Locator("#load summary, .features summary").AllAsync())
                    await summary.ClickAsync();
            if (format == ReportFormat.Html && Environment.GetEnvironmentVariable("MILESTONES_PICTURES") is { Length: > 0 } folder)
            {
                foreach (string section in (string[])["questions", "people", "load"])
                {
                    string file = Path.Combine(folder, $"{name}-{section}-{width}-{scheme}-{media}.png");
                    await open.Page.Locator("#" + section).ScreenshotAsync(new LocatorScreenshotOptions { Path = file });
                }
            }

            open.Complaints.Should().BeEmpty();
            open.Requests.Should().ContainSingle();
            (await open.Page.EvaluateAsync<string[]>(Measures.LoadTextsOutOfPlace)).Should().BeEmpty();
            if (format == ReportFormat.Html && media == Media.Screen)
                (await open.Page.EvaluateAsync<string[]>(Measures.WiderThanThePage)).Should().BeEmpty();
        }
    }
}
