using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Browser;

// Reports on paper, counted in pages of a PDF.
public sealed partial class PrintTests(Chromium chromium) : IClassFixture<Chromium>
{
    [NeedsTheory("chromium")]
    [InlineData("Letter")]
    [InlineData("A4")]
    public async Task The_sample_plan_takes_four_sheets_and_a_plan_of_sixty_milestones_at_most_eight(string sheet)
    {
        (await PagesOf(SamplePlan.Halfway(), sheet)).Should().BeInRange(1, 4);
        (await PagesOf(SamplePlan.AtTheEnd(), sheet)).Should().BeInRange(1, 4);
        (await PagesOf(Sixty(), sheet)).Should().BeInRange(2, 8);
    }

    [NeedsFact("chromium")]
    public async Task On_paper_a_cut_list_says_so_and_nothing_can_be_pressed()
    {
        await using OpenReport open = await chromium.OpenAsync(SamplePlan.Halfway(), ReportFormat.Html);
        (await open.Page.Locator(".paper:visible").CountAsync()).Should().Be(0, "that is for paper alone");

        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await open.Page.Locator("#moved .paper").InnerTextAsync()).Should().StartWith("On paper the first 6 of ");
        (await open.Page.Locator("#moved tbody tr:visible").CountAsync()).Should().Be(6);
        (await open.Page.Locator("button:not(.sort):visible, input:visible, summary:visible, nav:visible").CountAsync()).Should().Be(0);
    }

    private static PlanReport Sixty()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(
            log, new MilestoneRegistryOptions { TimeProvider = new ReleasePlan.PlanClock(new DateOnly(2026, 1, 5)) });
        string[] components = ["backend", "frontend", "billing", "search", "mobile", "operations"];
        registry.Batch(change =>
        {
            for (int i = 0; i < 60; i++)
            {
                change.RegisterMilestone(Name(i), i % 4 == 0 ? [components[i % 6], components[(i + 2) % 6]] : [components[i % 6]]);
                change.SetMilestoneField(Name(i), "duration", $"{2 + i % 7}d");
                change.SetMilestoneField(Name(i), "owner", "Grace Hopper");
                foreach (int need in new[] { i - 1 - i * 7 % 9, i - 3 - i * 5 % 11 }.Where(need => need >= 0).Distinct())
                    change.DeclareMilestoneDependency(Name(i), Name(need));
                if (i % 5 == 0) change.SetMilestoneField(Name(i), "target", $"2026-{2 + i / 10:00}-{1 + i % 28:00}");
            }
        });
        RegistrySnapshot earlier = registry.Current;
        for (int i = 0; i < 20; i++)
            registry.UpdateMilestoneStatus(Name(i), MilestoneStatus.Completed, new ChangeContext { Actor = "Ada", Reason = "as planned" });
        registry.UpdateMilestoneStatus(Name(22), MilestoneStatus.Blocked, new ChangeContext { Actor = "Ada", Reason = "no permit" });
        return PlanReport.Create(
            registry.Current, new PlanReportOptions {
                Log = log, ComparedTo = earlier, Now = new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero) });
    }

    private static string Name(int i) => $"Milestone {i + 1}: the work that comes as number {i + 1}";

    private async Task<int> PagesOf(PlanReport report, string sheet)
    {
        await using OpenReport open = await chromium.OpenAsync(report, ReportFormat.Html);
        byte[] pages = await open.Page.PdfAsync(new PagePdfOptions {
            Format = sheet, Margin = new Margin { Top = "9mm", Bottom = "9mm", Left = "10mm", Right = "10mm" } });
        return Pages().Count(Encoding.Latin1.GetString(pages));
    }

    [GeneratedRegex("/Type\\s*/Page\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Pages();
}
