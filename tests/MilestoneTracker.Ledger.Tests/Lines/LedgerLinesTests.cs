using System.Text;
using CsCheck;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.TestSupport.Snapshots;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// A log as lines: written, read, and imported into another log, byte by byte the same.
public sealed class LedgerLinesTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;
    private readonly byte[] _lines;

    public LedgerLinesTests()
    {
        _registry = new(_log, new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(Example.Noon) });
        foreach (Exception? thrown in ScriptedChanges.Run(_registry)) Assert.Null(thrown);
        _lines = Example.Lines(_log.Read());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1 << 16)]
    public void A_log_that_is_written_is_read_back_equal_however_the_stream_gives_it(int most)
    {
        MemoryStream output = new();
        LedgerChain writing = new(Example.Log);
        LedgerLines.Write(_log.Read(), writing, output);
        LedgerChain reading = new();

        AuditEvent[] read = [.. LedgerLines.Read(new TrickleStream(output.ToArray(), most), reading)];

        output.ToArray().Should().Equal(_lines);
        read.Should().Equal(_log.Read());
        Example.StateOf(reading).Should().Be(Example.StateOf(writing));
        SnapshotEquality.Verify(RegistrySnapshot.Replay(read), _registry.Current);
    }

    [Fact]
    public void Random_registries_come_back_from_their_lines_as_they_were() => Steps.Sequences(40).Sample(
        sequence =>
        {
            InMemoryAuditLog log = new();
            FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
            MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
            foreach (Step step in sequence.Steps)
            {
                clock.AdjustTime(clock.GetUtcNow().AddSeconds(step.Seconds));
                if (step.Kind == StepKind.Single) step.Edits[0].Perform(registry, step.Context);
                else registry.Batch(plan => Array.ForEach(step.Edits, edit => edit.Perform(plan)), step.Context);
            }

            byte[] lines = Example.Lines(log.Read());
            InMemoryAuditLog imported = new();
            Assert.Equal(log.LastSequence, LedgerLines.Import(new TrickleStream(lines, 100), imported));
            Assert.Equal(log.Read(), imported.Read());
            Assert.Equal(lines, Example.Lines(imported.Read()));
            VerificationResult report = LedgerLines.Verify(new MemoryStream(lines));
            Assert.True(report.IsValid, report.ToString());
            SnapshotEquality.Verify(report.Plan!, registry.Current);
        },
        iter: Effort.Of(60),
        print: Steps.Print);

    [Fact]
    public void Writing_goes_on_where_the_chain_is()
    {
        MemoryStream output = new();
        LedgerChain chain = new(Example.Log);

        LedgerLines.Write(_log.Read().Take(5), chain, output);
        LedgerLines.Write(_log.Read(6), chain, output);

        output.ToArray().Should().Equal(_lines);
    }

    [Fact]
    public void Reading_goes_on_where_the_chain_is()
    {
        LedgerChain chain = new();
        byte[][] written = Example.Written(_log.Read());

        AuditEvent[] read = [
            .. LedgerLines.Read(new MemoryStream(Example.Lines(written[..5])), chain),
                .. LedgerLines.Read(new MemoryStream(Example.Lines(written[5..])), chain)];

        read.Should().Equal(_log.Read());
    }

    [Fact]
    public void Reading_is_lazy_and_the_chain_is_where_the_enumeration_is()
    {
        TrickleStream input = new(_lines);
        LedgerChain chain = new();
        using IEnumerator<AuditEvent> events = LedgerLines.Read(input, chain).GetEnumerator();
        input.Given.Should().Be(0);

        for (int i = 1; i <= 3; i++)
        {
            events.MoveNext().Should().BeTrue();
            chain.Size.Should().Be(i);
            input.Given.Should().Be(Example.Lines(_log.Read().Take(i)).Length);
        }
    }

    [Fact]
    public void A_log_without_events_is_nothing_and_nothing_is_a_log_without_events()
    {
        MemoryStream output = new();
        LedgerLines.Write([], new LedgerChain(Example.Log), output);

        output.Length.Should().Be(0);
        LedgerLines.Read(new MemoryStream(), new LedgerChain()).Should().BeEmpty();
        LedgerLines.Import(new MemoryStream(), new InMemoryAuditLog()).Should().Be(0);
    }

    [Fact]
    public void Streams_stay_open()
    {
        MemoryStream stream = new();
        LedgerLines.Write(_log.Read(), new LedgerChain(Example.Log), stream);
        stream.Position = 0;
        LedgerLines.Read(stream, new LedgerChain()).Count().Should().Be((int)_log.LastSequence);
        stream.Position = 0;
        LedgerLines.Verify(stream).IsValid.Should().BeTrue();
        stream.Position = 0;
        LedgerLines.Import(stream, new InMemoryAuditLog());

        stream.CanRead.Should().BeTrue();
        stream.CanWrite.Should().BeTrue();
    }

    [Fact]
    public void An_event_that_does_not_follow_is_not_written_and_those_before_it_are()
    {
        MemoryStream output = new();

        FluentActions.Invoking(() => LedgerLines.Write(_log.Read().Where(next => next.Sequence != 4), new LedgerChain(Example.Log), output))
            .Should().Throw<ArgumentException>().WithMessage("*5 does not follow event 3*");

        output.ToArray().Should().Equal(Example.Lines(_log.Read().Take(3)));
    }

    [Theory]
    [InlineData("a line feed is missing at the end", 12, "does not end with a line feed")]
    [InlineData("a carriage return before a line feed", 4, "the event should have ended, at byte")]
    [InlineData("an empty line", 4, "the key \"actor\" was expected, at byte 0, where the bytes end")]
    [InlineData("a NUL line", 4, "where \\x00 was found")]
    [InlineData("a space at the end of a line", 4, "the event should have ended")]
    [InlineData("an empty line at the end", 13, "the key \"actor\" was expected")]
    [InlineData("a NUL at the end", 13, "does not end with a line feed")]
    [InlineData("a byte order mark", 1, "where \\xef\\xbb\\xbf{")]
    [InlineData("UTF-16", 1, "where \\xff\\xfe{\\x00")]
    [InlineData("a line feed within a line", 4, "was expected")]
    [InlineData("two events in one line", 4, "the event should have ended")]
    public void Lines_in_another_form_are_refused_by_the_number_of_the_line(string what, int line, string says)
    {
        byte[][] written = Example.Written(Example.Registrations(12));
        byte[] good = Example.Lines(written);
        byte[] before = Example.Lines(written[..3]);
        byte[] after = Example.Lines(written[4..]);
        byte[] bad = what switch
        {
            "a line feed is missing at the end" => good[..^1],
            "a carriage return before a line feed" => [.. before, .. written[3], .. "\r\n"u8, .. after],
            "an empty line" => [.. before, (byte)'\n', .. written[3], (byte)'\n', .. after],
            "a NUL line" => [.. before, 0, (byte)'\n', .. written[3], (byte)'\n', .. after],
            "a space at the end of a line" => [.. before, .. written[3], .. " \n"u8, .. after],
            "an empty line at the end" => [.. good, (byte)'\n'],
            "a NUL at the end" => [.. good, 0],
            "a byte order mark" => [.. "\uFEFF"u8, .. good],
            "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Example.Text(good))],
            "a line feed within a line" => [.. before, .. written[3][..20], (byte)'\n', .. written[3][20..], (byte)'\n', .. after],
            _ => [.. before, .. written[3], .. after],
        };
        LedgerChain chain = new();

        LedgerException refusal = FluentActions.Invoking(() => LedgerLines.Read(new TrickleStream(bad), chain).ToList())
            .Should().Throw<LedgerException>().Which;

        refusal.Sequence.Should().Be(line);
        refusal.Reason.Should().Contain(says);
        chain.Size.Should().Be(line - 1);
        VerificationResult report = LedgerLines.Verify(new MemoryStream(bad));
        (report.IsValid, report.Events, report.FailedAt, report.Fault).Should().Be((false, line - 1L, line, refusal.Reason));
    }

    [Fact]
    public void A_line_of_16_MiB_is_read_and_a_longer_one_is_refused_by_its_number()
    {
        AuditEvent[] events = [
            Example.Event(1, new DependencyDeclared("a", "b")), Example.Event(2, new DependencyDeclared("", "b")),
                Example.Event(3, new DependencyDeclared("a", "b"))];
        int around = Example.Written(events)[1].Length;
        events[1] = Example.Event(2, new DependencyDeclared(new string('x', EventWriter.MaximumLength - around), "b"));
        byte[][] written = Example.Written(events);
        byte[] tooLong = Example.Lines([written[0], [.. written[1], (byte)'x'], written[2]]);

        LedgerLines.Read(new MemoryStream(Example.Lines(written)), new LedgerChain()).Should().Equal(events);
        foreach (int most in new[] { 1 << 20, 1000 })
            FluentActions.Invoking(() => LedgerLines.Read(new TrickleStream(tooLong, most), new LedgerChain()).ToList())
                .Should().Throw<LedgerException>().WithMessage("*more than 16777216 bytes*").Which.Sequence.Should().Be(2);
        FluentActions.Invoking(() => LedgerLines.Read(new EndlessStream(), new LedgerChain()).ToList())
            .Should().Throw<LedgerException>().WithMessage("*more than 16777216 bytes*");
    }

    [Fact]
    public void An_import_gives_a_log_with_the_same_events_bytes_and_root()
    {
        InMemoryAuditLog imported = new();

        LedgerLines.Import(new TrickleStream(_lines), imported).Should().Be(_log.LastSequence);

        imported.Read().Should().Equal(_log.Read());
        Example.Lines(imported.Read()).Should().Equal(_lines);
        SnapshotEquality.Verify(MilestoneRegistry.Open(imported).Current, _registry.Current);
    }

    [Fact]
    public void An_import_appends_whole_changes_some_together()
    {
        CountingLog counting = new();
        GoldenLog golden = GoldenLog.All.Single(one => one.Name == "whole-changes");
        AuditEvent[] many = Example.Registrations(2500);

        LedgerLines.Import(new MemoryStream(golden.Bytes()), counting);
        LedgerLines.Import(new MemoryStream(Example.Lines(many)), new CountingLog()).Should().Be(2500);

        counting.Appended.Sum().Should().Be((int)counting.LastSequence);
        counting.Appended.Should().OnlyContain(count => count <= 1200);
        CountingLog manyInto = new();
        LedgerLines.Import(new MemoryStream(Example.Lines(many)), manyInto);
        manyInto.Appended.Should().Equal(1000, 1000, 500);
    }

    [Fact]
    public void A_log_that_has_events_is_not_imported_into()
    {
        TrickleStream input = new(_lines);

        FluentActions.Invoking(() => LedgerLines.Import(input, _log))
            .Should().Throw<ArgumentException>().WithParameterName("log").WithMessage("*already has events*");

        input.Given.Should().Be(0);
        Example.Lines(_log.Read()).Should().Equal(_lines);
    }

    [Fact]
    public void An_import_that_meets_a_fault_leaves_whole_changes_only()
    {
        byte[][] written = Example.Written(_log.Read());
        AuditEvent[] events = [.. _log.Read()];
        for (int faulty = 1; faulty <= written.Length; faulty++)
        {
            InMemoryAuditLog imported = new();
            byte[] lines = Example.Lines([.. written[..(faulty - 1)], written[faulty - 1][1..], .. written[faulty..]]);

            FluentActions.Invoking(() => LedgerLines.Import(new MemoryStream(lines), imported))
                .Should().Throw<LedgerException>().Which.Sequence.Should().Be(faulty);

            imported.Read().Should().Equal(events.Take((int)imported.LastSequence));
            MilestoneRegistry.Open(imported).Current.Version.Should().Be(imported.LastSequence).And.BeLessThan(faulty);
        }
    }

    [Fact]
    public void A_change_that_is_not_whole_is_refused_by_the_log_that_is_imported_into()
    {
        AuditEvent[] torn = [Example.Registrations(1)[0], Example.Event(2, new DependencyDeclared("a", "b")) with { Count = 2 }];

        FluentActions.Invoking(() => LedgerLines.Import(new MemoryStream(Example.Lines(torn)), new InMemoryAuditLog()))
            .Should().Throw<AuditAppendRefusedException>().WithMessage("*within a change*");
    }

    [Fact]
    public void A_token_that_is_cancelled_ends_everything_before_it_begins()
    {
        CancellationToken cancelled = new(canceled: true);
        MemoryStream output = new();
        InMemoryAuditLog imported = new();

        FluentActions.Invoking(() => LedgerLines.Write(_log.Read(), new LedgerChain(Example.Log), output, cancelled))
            .Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => LedgerLines.Read(new MemoryStream(_lines), new LedgerChain(), cancelled).ToList())
            .Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => LedgerLines.Verify(new MemoryStream(_lines), null, cancelled))
            .Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => LedgerLines.Import(new MemoryStream(_lines), imported, cancelled))
            .Should().Throw<OperationCanceledException>();
        (output.Length, imported.LastSequence).Should().Be((0L, 0L));
    }

    [Fact]
    public void Cancelling_on_the_way_ends_writing_and_reading_between_two_lines()
    {
        using CancellationTokenSource writing = new();
        using CancellationTokenSource reading = new();
        MemoryStream output = new();
        LedgerChain chain = new();

        FluentActions.Invoking(() => LedgerLines.Write(_log.Read().Select(next =>
        {
            if (next.Sequence == 4) writing.Cancel();
            return next;
        }), new LedgerChain(Example.Log), output, writing.Token)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() =>
        {
            foreach (AuditEvent next in LedgerLines.Read(new MemoryStream(_lines), chain, reading.Token))
                if (next.Sequence == 4) reading.Cancel();
        }).Should().Throw<OperationCanceledException>();

        output.ToArray().Should().Equal(Example.Lines(_log.Read().Take(3)));
        chain.Size.Should().Be(4);
    }

    [Fact]
    public void Cancelling_ends_the_wait_for_a_line_that_comes_slowly()
    {
        foreach (string how in new[] { "read", "verify", "import" })
        {
            using CancellationTokenSource source = new();
            int reads = 0;
            TrickleStream input = new(_lines)
            {
                OnRead = () =>
                {
                    if (++reads == 10) source.Cancel(); // long before the first line has ended
                },
            };

            FluentActions.Invoking(() => Use(how, input, source.Token)).Should().Throw<OperationCanceledException>();

            input.Given.Should().Be(10);
        }

        static void Use(string how, TrickleStream input, CancellationToken token)
        {
            if (how == "read") LedgerLines.Read(input, new LedgerChain(), token).Should().BeEmpty();
            else if (how == "verify") LedgerLines.Verify(input, checkpoint: null, token);
            else LedgerLines.Import(input, new InMemoryAuditLog(), token);
        }
    }

    [Fact]
    public void An_import_that_is_cancelled_on_the_way_leaves_whole_changes_only()
    {
        using CancellationTokenSource source = new();
        CountingLog imported = new() { OnAppend = source.Cancel };

        FluentActions.Invoking(
            () => LedgerLines.Import(new MemoryStream(Example.Lines(Example.Registrations(2500))), imported, source.Token))
            .Should().Throw<OperationCanceledException>();

        imported.Appended.Should().Equal([1000]);
    }

    [Fact]
    public void A_stream_that_breaks_is_heard()
    {
        using MemoryStream closed = new(_lines);
        closed.Close();

        FluentActions.Invoking(() => LedgerLines.Read(closed, new LedgerChain()).ToList()).Should().Throw<ObjectDisposedException>();
        FluentActions.Invoking(() => LedgerLines.Verify(closed))
            .Should().Throw<ObjectDisposedException>("a report is of the log, not of the machine");
    }

    [Fact]
    public void Null_is_an_argument_error_at_once()
    {
        using MemoryStream stream = new();
        LedgerChain chain = new(Example.Log);

        FluentActions.Invoking(() => LedgerLines.Write(null!, chain, stream)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerLines.Write([], null!, stream)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerLines.Write([], chain, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerLines.Read(null!, chain)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerLines.Read(stream, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerLines.Verify(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerLines.Import(null!, _log)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerLines.Import(stream, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => VerificationResult.Compute(null!)).Should().Throw<ArgumentNullException>();
    }

    /// <summary>A log in memory that counts how many events come together.</summary>
    private sealed class CountingLog : IAuditLog
    {
        private readonly InMemoryAuditLog _kept = new();

        public List<int> Appended { get; } = [];

        public Action? OnAppend { get; init; }

        public long LastSequence => _kept.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events)
        {
            _kept.Append(events);
            Appended.Add(events.Count);
            OnAppend?.Invoke();
        }

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            _kept.Read(fromSequence, cancellationToken);
    }
}
