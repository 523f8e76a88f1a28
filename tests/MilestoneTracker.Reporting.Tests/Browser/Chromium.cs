using Microsoft.Playwright;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Browser;

// One headless Chromium for all tests that need one: the one that is installed, with a new and empty profile.
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milestones-");
    private IPlaywright? _driver;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Programs.Find("chromium") is not { } program) return; // the tests are skipped then
        _driver = await Playwright.CreateAsync();
        _browser =
            await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Quiet });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _driver?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A report in a tab of its own, as a file, at a size and in a scheme of colours.</summary>
    internal async Task<OpenReport> OpenAsync(
        PlanReport report, ReportFormat format, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        string file = Path.Combine(_folder.FullName, Guid.NewGuid() + (format == ReportFormat.Html ? ".html" : ".svg"));
        await File.WriteAllTextAsync(file, report.ToText(format));
        IBrowserContext context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme });
        return await OpenReport.AtAsync(context, new Uri(file));
    }
}
