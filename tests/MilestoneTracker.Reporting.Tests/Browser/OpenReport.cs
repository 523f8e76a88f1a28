using Microsoft.Playwright;

namespace MilestoneTracker.Reporting.Tests.Browser;

// A report that is open in a browser, and all that the browser had to say about it: requests, messages on the console, errors, dialogs.
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private OpenReport(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    public List<string> Complaints { get; } = [];

    public static async Task<OpenReport> AtAsync(IBrowserContext context, Uri address)
    {
        context.SetDefaultTimeout(120_000); // of a machine that has much else to do
        OpenReport report = new(context, await context.NewPageAsync());
        context.Request += (_, request) => report.Requests.Add(request.Url);
        report.Page.Console += (_, message) => report.Complaints.Add($"{message.Type}: {message.Text}");
        report.Page.PageError += (_, error) => report.Complaints.Add("error: " + error);
        report.Page.Dialog += async (_, dialog) =>
        {
            report.Complaints.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        await report.Page.GotoAsync(address.AbsoluteUri);
        return report;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
