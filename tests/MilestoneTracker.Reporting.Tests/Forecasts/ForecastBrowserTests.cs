using FluentAssertions;
using Microsoft.Playwright;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Reporting.Tests.Browser;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Forecasts;

// Forecasts as a browser shows them: no text on another, none outside of its picture, nothing wider than the page.
public sealed class ForecastBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Texts of the pictures that lie on each other or leave the page.
    private const string TextsOutOfPlace = """
        () => {
          const wrong = [];
          for (const picture of document.querySelectorAll('.finish-curve, .trend-grid')) {
            const texts = [...picture.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
            for (const [text, b] of texts) if (b.left < -0.5 || b.right > innerWidth + 0.5) wrong.push(`"${text}" leaves the page`);
            for (let i = 0; i < texts.length; i++)
              for (let j = 0; j < i; j++) {
                const [s, a] = texts[i], [t, b] = texts[j];
                if (a.left + 0.5 < b.right && b.left + 0.5 < a.right && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) wrong.push(`"${s}" on "${t}"`);
              }
            for (const line of picture.querySelectorAll('line.mark')) {
              const a = line.getBoundingClientRect();
              for (const [text, b] of texts)
                if (a.left > b.left + 0.5 && a.left < b.right - 0.5 && a.top < b.bottom - 4 && a.bottom > b.top + 4) wrong.push(`a line through "${text}"`);
            }
          }
          return wrong;
        }
        """;

    [NeedsTheory("chromium")]
    [InlineData(1440, ColorScheme.Light, Media.Screen)]
    [InlineData(1440, ColorScheme.Dark, Media.Screen)]
    [InlineData(390, ColorScheme.Light, Media.Screen)]
    [InlineData(320, ColorScheme.Dark, Media.Screen)]
    [InlineData(718, ColorScheme.Light, Media.Print)] // the width of A4 between its margins
    public async Task No_text_lies_on_another_and_nothing_is_wider_than_the_page(int width, ColorScheme scheme, Media media)
    {
        PlanReportOptions toward = ForecastPlan.Options;
        toward.Simulation!.Toward = "manual";
        PlanReportOptions one = ForecastPlan.Options;
        (one.Simulation, one.TrendReports) = (new SimulationOptions { Iterations = 1 }, [ForecastPlan.Now]);
        foreach (PlanReportOptions options in new[] { ForecastPlan.Options, toward, one })
        {
            await using OpenReport open = await chromium.OpenAsync(ForecastPlan.Report(options), ReportFormat.Html, width, scheme);
            await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media });
            foreach (ILocator summary in await open.Page.Locator("#trend summary").AllAsync())
                if (media == Media.Screen) await summary.ClickAsync();
            if (Environment.GetEnvironmentVariable("MILESTONES_PICTURES") is { Length: > 0 } folder)
            {
                string name = $"{options.Simulation!.Toward}{options.Simulation.Iterations}-{width}-{scheme}.png";
                await open.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(folder, name) });
            }

            open.Complaints.Should().BeEmpty();
            open.Requests.Should().ContainSingle();
            (await open.Page.EvaluateAsync<string[]>(TextsOutOfPlace)).Should().BeEmpty();
            (await open.Page.EvaluateAsync<string[]>(Measures.TimelineTextsOutOfPlace)).Should().BeEmpty();
            if (media == Media.Screen) (await open.Page.EvaluateAsync<string[]>(Measures.WiderThanThePage)).Should().BeEmpty();
        }
    }
}
