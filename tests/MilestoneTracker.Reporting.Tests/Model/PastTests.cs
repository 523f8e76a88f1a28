using CsCheck;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class PastTests
{
    [Fact]
    public void A_report_as_of_a_moment_is_the_report_of_the_plan_as_it_was_then()
    {
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                RandomPlan plan = new(seed, 60);
                AuditEvent[] events = [.. plan.Log.Read()];
                (AuditEvent earlier, AuditEvent then) = (events[seed % events.Length], events[seed / 7 % events.Length]);
                foreach ((PointInTime moment, PointInTime since) in new (PointInTime, PointInTime)[] {
                    (then.Sequence, earlier.Sequence), (then.Time, earlier.Time), (then.Sequence, earlier.Time), (then.Time, 0) })
                {
                    RegistrySnapshot snapshot = At(plan.Log, moment);
                    string expected = PlanReport.Create(
                        snapshot, new PlanReportOptions { Log = plan.Log, ComparedTo = At(plan.Log, since) }).ToText(ReportFormat.Json);

                    PlanReport.AsOf(plan.Log, moment, new PlanReportOptions { Since = since })
                        .ToText(ReportFormat.Json).Should().Be(expected, "as of {0}, since {1}", moment, since);
                    PlanReport.Create(snapshot, new PlanReportOptions { Log = plan.Log, Since = since })
                        .ToText(ReportFormat.Json).Should().Be(expected);
                }
            },
            iter: 20);
    }

    [Fact]
    public void Within_a_change_it_is_the_plan_before_that_change()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        registry.RegisterMilestone("a");
        registry.Batch(proposal =>
        {
            proposal.RegisterMilestone("b");
            proposal.RegisterMilestone("c");
        });

        PlanReport report = PlanReport.AsOf(log, 2);

        report.Snapshot.Version.Should().Be(1);
        (report.History!.Changes, report.History.Entries.Count, report.History.Points[^1].Scope).Should().Be((1, 1, 1));
    }

    [Fact]
    public void As_of_version_0_there_is_nothing_yet()
    {
        PlanReport report = PlanReport.AsOf(MixedPlan.Log, 0);

        report.Snapshot.Count.Should().Be(0);
        report.History!.Points.Should().BeEmpty();
        report.ToText(ReportFormat.Html).Should().Contain("nothing here yet");
    }

    [Fact]
    public void What_the_log_has_not_reached_and_what_contradicts_itself_is_refused()
    {
        RegistrySnapshot now = MixedPlan.Snapshots.Now;
        foreach (Action make in new Action[]
        {
            () => PlanReport.AsOf(MixedPlan.Log, now.Version + 1),
            () => PlanReport.AsOf(MixedPlan.Log, 1, new PlanReportOptions { Since = now.Version + 1 }),
            () => PlanReport.Create(now, new PlanReportOptions { Log = MixedPlan.Log, Since = now.Version + 1 }),
        })
            make.Should().Throw<ArgumentOutOfRangeException>();
        foreach (Action make in new Action[]
        {
            () => PlanReport.AsOf(MixedPlan.Log, 1, new PlanReportOptions { Since = 0, ComparedTo = now }),
            () => PlanReport.Create(now, new PlanReportOptions { Log = MixedPlan.Log, Since = 0, ComparedTo = now }),
            () => PlanReport.Create(now, new PlanReportOptions { Since = 0 }),
        })
            make.Should().Throw<ArgumentException>().And.Should().NotBeOfType<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PlanReport.AsOf(MixedPlan.Log, 1, new PlanReportOptions { ImpactOf = "Manual" }))
            .Should().Throw<MilestoneNotFoundException>("it came later");
        FluentActions.Invoking(() => PlanReport.AsOf(null!, 1)).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_version_that_no_log_has_converts_to_a_moment_and_is_refused_by_the_report_which_names_it(long version)
    {
        PointInTime moment = version;
        PlanReportOptions since = new() { Log = MixedPlan.Log, Since = moment };

        moment.Version.Should().Be(version);
        FluentActions.Invoking(() => PlanReport.AsOf(MixedPlan.Log, moment)).Should()
            .Throw<ArgumentOutOfRangeException>().WithMessage("moment is not a version of the log*").Which.ParamName.Should().Be("moment");
        FluentActions.Invoking(() => PlanReport.AsOf(MixedPlan.Log, 1, since)).Should()
            .Throw<ArgumentOutOfRangeException>().WithMessage("Since is not a version of the log*").Which.ParamName.Should().Be("options");
        FluentActions.Invoking(() => PlanReport.Create(MixedPlan.Snapshots.Now, since)).Should()
            .Throw<ArgumentOutOfRangeException>().WithMessage("Since is not a version of the log*").Which.ActualValue.Should().Be(version);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_event_is_named_as_a_replay_names_it_with_history_and_without(bool withHistory)
    {
        HoleyLog log = new();
        string named = FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, 1)).Should().Throw<AuditReplayException>().Which.Message;

        FluentActions.Invoking(() => PlanReport.AsOf(log, 1, new PlanReportOptions { WithHistory = withHistory }))
            .Should().Throw<AuditReplayException>().WithMessage(named);
    }

    [Fact]
    public void A_moment_is_a_version_or_a_time()
    {
        DateTimeOffset time = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));

        ((PointInTime)5).Should().Be(PointInTime.At(5));
        (PointInTime.At(5).Version, PointInTime.At(5).Time, PointInTime.At(5).ToString()).Should().Be((5, null, "version 5"));
        (((PointInTime)time).Version, ((PointInTime)time).Time, ((PointInTime)time).ToString()).Should()
            .Be((null, time, "2026-03-01 10:00:00 UTC"));
        (default(PointInTime).Version, default(PointInTime)).Should().Be((0, PointInTime.At(0)));
    }

    // Says that it has an event, and has none.
    private sealed class HoleyLog : IAuditLog
    {
        public long LastSequence => 1;

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) => [null!];

        public void Append(IReadOnlyList<AuditEvent> events) => throw new NotSupportedException();
    }

    private static RegistrySnapshot At(IAuditLog log, PointInTime moment) =>
        moment.Time is { } time ? RegistrySnapshot.AsOf(log, time) : RegistrySnapshot.AsOf(log, moment.Version!.Value);
}
