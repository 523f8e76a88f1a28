using FluentAssertions;
using Xunit;
using MilestoneTracker.Reporting.Graph;
using MilestoneTracker.TestSupport.Doubles;

namespace MilestoneTracker.Reporting.Tests.Model;

// A report that is to end ends where it is, whatever it is doing. What it had still to do is counted, not timed.
public sealed class CancellingTests
{
    private readonly RandomPlan _plan = new(11, 400);

    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    // A flowchart is one piece: how it begins depends on how long it is.
    public static TheoryData<ReportFormat> FormatsInPieces => [.. Enum.GetValues<ReportFormat>().Except([ReportFormat.Mermaid])];

    [Theory]
    [MemberData(nameof(FormatsInPieces))]
    public void Writing_ends_with_the_piece_that_is_being_written(ReportFormat format)
    {
        PlanReport report = PlanReport.Create(MixedPlan.Large(2000), new PlanReportOptions { Scope = new PlanScope { MaxNodes = 100 } });
        int whole = report.ToText(format).Length;
        using CancellationTokenSource source = new();
        using EndingWriter output = new(whole / 2, source);

        FluentActions.Invoking(() => report.Write(format, output, source.Token)).Should().Throw<OperationCanceledException>();

        output.After.Should().Be(0, "nothing is written any more");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_was_cancelled_is_made_anew_when_it_is_asked_for_again(ReportFormat format)
    {
        PlanReport report = PlanReport.Create(_plan.Snapshot, new PlanReportOptions { Log = _plan.Log });

        FluentActions.Invoking(() => report.ToText(format, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

        report.ToText(format).Should().Be(PlanReport.Create(_plan.Snapshot, new PlanReportOptions { Log = _plan.Log }).ToText(format));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    public void Reading_the_log_ends_at_the_event_that_is_read_in_either_pass(double passes)
    {
        using CancellationTokenSource source = new();
        long end = (long)(passes * _plan.Log.LastSequence);
        CountingLog log = new(_plan.Log) { OnRead = read => { if (read == end) source.Cancel(); } };

        FluentActions.Invoking(() => PlanReport.AsOf(log, _plan.Log.LastSequence, cancellationToken: source.Token))
            .Should().Throw<OperationCanceledException>();

        log.EventsRead.Should().Be(end);
    }

    [Fact]
    public void History_of_a_snapshot_ends_at_the_event_that_is_read_and_is_read_anew_later()
    {
        using CancellationTokenSource source = new();
        CountingLog log = new(_plan.Log) { OnRead = read => { if (read == 100) source.Cancel(); } };
        PlanReport report = PlanReport.Create(_plan.Snapshot, new PlanReportOptions { Log = log });

        FluentActions.Invoking(() => report.ToText(ReportFormat.Markdown, source.Token)).Should().Throw<OperationCanceledException>();

        log.EventsRead.Should().Be(100);
        report.History!.Points[^1].Version.Should().Be(_plan.Snapshot.Version);
    }

    [Fact]
    public void What_fails_is_not_kept()
    {
        bool fails = true;
        CountingLog log = new(_plan.Log) { OnRead = _ => { if (fails) throw new IOException("gone"); } };
        PlanReport report = PlanReport.Create(_plan.Snapshot, new PlanReportOptions { Log = log });
        FluentActions.Invoking(() => report.History).Should().Throw<IOException>();
        fails = false;

        report.History!.Changes.Should().BePositive();
    }

    [Fact]
    public async Task Parts_that_many_threads_ask_for_are_made_once()
    {
        CountingLog log = new(_plan.Log);
        PlanReport report = PlanReport.Create(_plan.Snapshot, new PlanReportOptions { Log = log });
        using Barrier together = new(4);

        (PlanHistory? History, IReadOnlyList<ReportedMilestone> AtRisk)[] seen =
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return (report.History, report.AtRisk);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        seen.Should()
            .OnlyContain(parts => ReferenceEquals(parts.History, seen[0].History) && ReferenceEquals(parts.AtRisk, seen[0].AtRisk));
        log.Passes.Should().Be(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_drawn_and_what_is_rolled_up_end_at_the_milestone_that_is_looked_at(bool isByComponent)
    {
        IReadOnlyList<ReportedMilestone> all = PlanReport.Create(_plan.Snapshot).Milestones;
        foreach (Action<EndingMilestones, CancellationToken> part in new Action<EndingMilestones, CancellationToken>[]
        {
            (ending, token) => new MilestoneGroup("All", ending, Risk.RiskLevel.Low, token).Count.Should().Be(-1),
            (ending, token) => GraphBuilder.Build(ending, all, new PlanScope { ByComponent = isByComponent }, Risk.RiskLevel.Low, token),
            (ending, token) => GraphBuilder.Build(all, ending, new PlanScope { ByComponent = isByComponent }, Risk.RiskLevel.Low, token),
        })
        {
            using CancellationTokenSource source = new();
            EndingMilestones ending = new(all, 10, source);

            FluentActions.Invoking(() => part(ending, source.Token)).Should().Throw<OperationCanceledException>();

            ending.Read.Should().Be(10);
        }
    }

    [Fact]
    public void A_neighbourhood_that_is_followed_ends() =>
        FluentActions.Invoking(
        () => new ScopeFilter(
            new PlanScope { Around = _plan.Snapshot.Milestones.First().Name }, _plan.Snapshot, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

    // Ends the call when so many are looked at.
    private sealed class EndingMilestones(IReadOnlyList<ReportedMilestone> all, int end, CancellationTokenSource source)
        : IReadOnlyList<ReportedMilestone>
    {
        public int Read { get; private set; }

        public int Count => all.Count;

        public ReportedMilestone this[int index] => all[index];

        public IEnumerator<ReportedMilestone> GetEnumerator()
        {
            foreach (ReportedMilestone entry in all)
            {
                if (++Read == end) source.Cancel();
                yield return entry;
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    // Ends the call when so much is written, and counts what comes after all the same.
    private sealed class EndingWriter(int end, CancellationTokenSource source)
        : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        private int _written;

        public int After { get; private set; }

        public override void Write(char value) => Count(1);

        public override void Write(string? value) => Count(value?.Length ?? 0);

        public override void Write(char[] buffer, int index, int count) => Count(count);

        public override void Write(ReadOnlySpan<char> buffer) => Count(buffer.Length);

        private void Count(int length)
        {
            if (source.IsCancellationRequested) After += length;
            _written += length;
            if (_written >= end) source.Cancel();
        }
    }
}
