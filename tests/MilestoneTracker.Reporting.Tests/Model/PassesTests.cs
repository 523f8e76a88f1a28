using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Doubles;

namespace MilestoneTracker.Reporting.Tests.Model;

// How often a report reads its log, counted.
public sealed class PassesTests
{
    private readonly RandomPlan _plan = new(7, 300);

    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_of_the_present_reads_the_log_at_most_twice(ReportFormat format)
    {
        CountingLog log = new(_plan.Log);
        PlanReport report =
            PlanReport.Create(_plan.Snapshot, new PlanReportOptions { Log = log, Since = _plan.Log.Read().ElementAt(99).Time });
        report.ToText(format);
        report.ToText(format);

        bool isWhole = format is ReportFormat.Markdown or ReportFormat.Html or ReportFormat.Json;
        log.Passes.Should().Be(isWhole ? 2 : 0);
        log.EventsRead.Should().BeLessThanOrEqualTo((isWhole ? 2 : 0) * log.LastSequence);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_of_the_past_with_what_moved_and_history_reads_the_log_at_most_twice(ReportFormat format)
    {
        CountingLog log = new(_plan.Log);
        PlanReport report = PlanReport.AsOf(
            log, _plan.Log.Read().ElementAt(199).Time, new PlanReportOptions { Since = _plan.Log.Read().ElementAt(99).Time });
        report.ToText(format);

        log.Passes.Should().Be(2);
        log.EventsRead.Should().BeLessThanOrEqualTo(2 * log.LastSequence);
    }

    [Fact]
    public void A_report_of_a_version_without_history_reads_the_log_once_and_no_further_than_that()
    {
        CountingLog log = new(_plan.Log);
        long version = _plan.Log.Read().First(e => e.Index == e.Count && e.Sequence > 100).Sequence;
        PlanReport report = PlanReport.AsOf(log, version, new PlanReportOptions { Since = 0, WithHistory = false });
        report.ToText(ReportFormat.Html);

        (log.Passes, log.EventsRead).Should().Be((1, version));
    }

    [Fact]
    public void A_report_without_history_does_not_look_at_the_log_of_a_snapshot()
    {
        CountingLog log = new(_plan.Log);
        PlanReport report = PlanReport.Create(_plan.Snapshot, new PlanReportOptions { Log = log, WithHistory = false });

        report.ToText(ReportFormat.Html).Should().NotBeEmpty();
        report.History.Should().BeNull();
        log.EventsRead.Should().Be(0);
    }
}
