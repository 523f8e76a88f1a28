using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Snapshots;

namespace MilestoneTracker.TestSupport.Contracts;

// What every IAuditLog must do. A store inherits this in a line and says how an empty one is made; what is true of the log in memory
// is then true of it. Invariants I2 (gapless, whole changes) and the promise "all or nothing".
public abstract class AuditLogContract
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    protected abstract IAuditLog NewLog();

    [Fact]
    public void An_empty_log_has_nothing()
    {
        IAuditLog log = NewLog();

        log.LastSequence.Should().Be(0);
        log.Read().Should().BeEmpty();
        log.Read(7).Should().BeEmpty();
    }

    [Fact]
    public void What_is_appended_is_read_back_equal_and_in_order()
    {
        IAuditLog log = NewLog();
        AuditEvent[] everyKind = EveryKind.Events();

        log.Append(everyKind);

        log.LastSequence.Should().Be(everyKind.Length);
        log.Read().Should().Equal(everyKind);
        log.Read().Should().Equal(everyKind, "a log can be read as often as one likes");
    }

    [Fact]
    public void Text_and_times_come_back_to_the_last_bit()
    {
        IAuditLog log = NewLog();
        ChangeContext context =
            new() { Actor = "Zoë 🐙 \u0130ı", Reason = "line one\nline\ttwo \" \\ ' \u007E", CorrelationId = "a\u200Db" };
        AuditEvent[] events =
        [
            new(1, new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero)
                .AddTicks(9_999_999), context, 1, 1, Registered(new string('\u4E2D', 256), "é", "e\u0301", "😀")),
            new(2, DateTimeOffset.MinValue, ChangeContext.None, 1, 1, Registered("a")),
        ];

        log.Append(events);

        log.Read().Should().Equal(events);
        log.Read().First().Time.Ticks.Should().Be(events[0].Time.Ticks);
    }

    [Fact]
    public void Reading_begins_where_it_is_asked_to()
    {
        IAuditLog log = NewLog();
        AuditEvent[] events = Singles(1, 5);
        log.Append(events);

        log.Read(1).Should().Equal(events);
        log.Read(4).Should().Equal(events[3..]);
        log.Read(5).Should().Equal(events[4..]);
        log.Read(6).Should().BeEmpty();
        log.Read(long.MaxValue).Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Sequence_numbers_to_read_from_begin_at_one(long from)
    {
        IAuditLog log = NewLog();

        FluentActions.Invoking(() => log.Read(from).ToList()).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void One_call_keeps_several_changes()
    {
        IAuditLog log = NewLog();
        AuditEvent[] events = [.. Change(1, 3), .. Change(4, 1), .. Change(5, 2)];

        log.Append(events);

        log.Read().Should().Equal(events);
    }

    [Fact]
    public void Appends_follow_each_other()
    {
        IAuditLog log = NewLog();

        for (int first = 1; first <= 100; first += 2) log.Append(Change(first, 2));

        log.LastSequence.Should().Be(100);
        log.Read().Select(e => e.Sequence).Should().Equal(Enumerable.Range(1, 100).Select(i => (long)i));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(1000)]
    [InlineData(-3)]
    public void Another_first_sequence_number_than_the_next_is_refused(long first)
    {
        VerifyRefused(Change(first, 1));
    }

    [Fact]
    public void That_somebody_else_has_appended_is_a_conflict_and_other_refusals_are_not()
    {
        IAuditLog log = NewLog();
        log.Append(Singles(1, 3));

        AuditConflictException conflict = log.Invoking(l => l.Append(Change(2, 1))).Should().Throw<AuditConflictException>().Which;
        (conflict.Expected, conflict.Found).Should().Be((1L, 3L));
        log.Invoking(l => l.Append(Change(5, 1))).Should().ThrowExactly<AuditAppendRefusedException>();
        log.Invoking(l => l.Append(Change(0, 1))).Should().ThrowExactly<AuditAppendRefusedException>();
        log.Invoking(l => l.Append(Change(4, 2)[..1])).Should().ThrowExactly<AuditAppendRefusedException>();
        log.Invoking(l => l.Append([])).Should().ThrowExactly<AuditAppendRefusedException>();
        log.LastSequence.Should().Be(3);
    }

    [Fact]
    public void A_gap_is_refused() => VerifyRefused(Change(3, 1)[0], Change(5, 1)[0]);

    [Fact]
    public void A_repeated_sequence_number_is_refused() => VerifyRefused(Change(3, 1)[0], Change(3, 1)[0]);

    [Fact]
    public void Part_of_a_change_is_refused()
    {
        AuditEvent[] change = Change(3, 3);
        VerifyRefused(change[..2]);
        VerifyRefused(change[1] with { Sequence = 3 }, change[2] with { Sequence = 4 });
        VerifyRefused([.. Change(3, 1), .. Change(4, 2)[..1]]);
    }

    [Fact]
    public void A_wrong_index_or_count_is_refused()
    {
        AuditEvent[] change = Change(3, 2);
        VerifyRefused(change[0], change[1] with { Index = 1 });
        VerifyRefused(change[0], change[1] with { Index = 3 });
        VerifyRefused(change[0], change[1] with { Count = 3 });
        VerifyRefused(change[0] with { Index = 0, Count = 0 });
        VerifyRefused(change[0] with { Index = 1, Count = -1 });
        VerifyRefused(change[0] with { Index = 2, Count = 1 });
    }

    [Fact]
    public void Another_time_or_context_within_a_change_is_refused()
    {
        AuditEvent[] change = Change(3, 2);
        VerifyRefused(change[0], change[1] with { Time = Noon.AddTicks(1) });
        VerifyRefused(change[0], change[1] with { Context = new ChangeContext { Actor = "eve" } });
    }

    [Fact]
    public void Nothing_to_append_is_refused() => VerifyRefused();

    [Fact]
    public void An_event_that_is_not_there_is_refused()
    {
        VerifyRefused([null!]);
        VerifyRefused([.. Change(3, 1), null!]);
        VerifyRefused(Change(3, 1)[0] with { Data = null! });
        VerifyRefused(Change(3, 1)[0] with { Context = null! });
    }

    [Fact]
    public void No_list_is_an_argument_error()
    {
        IAuditLog log = NewLog();

        log.Invoking(l => l.Append(null!)).Should().Throw<ArgumentNullException>();
        log.LastSequence.Should().Be(0);
    }

    [Fact]
    public void A_refused_append_leaves_the_next_one_working()
    {
        IAuditLog log = NewLog();
        log.Append(Singles(1, 2));

        log.Invoking(l => l.Append([.. Change(3, 1), .. Change(9, 1)])).Should().Throw<AuditAppendRefusedException>();
        log.Append(Change(3, 2));

        log.Read().Should().Equal([.. Singles(1, 2), .. Change(3, 2)]);
    }

    [Fact]
    public void The_list_is_the_callers_again_after_the_call()
    {
        IAuditLog log = NewLog();
        List<AuditEvent> events = [.. Singles(1, 2)];

        log.Append(events);
        events.Clear();

        log.Read().Should().Equal(Singles(1, 2));
    }

    [Fact]
    public void A_huge_change_is_kept_whole()
    {
        IAuditLog log = NewLog();
        AuditEvent[] events = Change(1, 50_000);

        log.Append(events);

        log.LastSequence.Should().Be(50_000);
        log.Read(49_999).Should().Equal(events[49_998..]);
        log.Read().Count().Should().Be(50_000);
    }

    [Fact]
    public void A_reading_under_way_sees_what_was_kept_when_it_began()
    {
        IAuditLog log = NewLog();
        log.Append(Singles(1, 3));

        List<long> seen = [];
        foreach (AuditEvent e in log.Read())
        {
            seen.Add(e.Sequence);
            log.Append(Change(log.LastSequence + 1, 1));
        }

        seen.Should().Equal(1, 2, 3);
        log.LastSequence.Should().Be(6);
    }

    [Fact]
    public void A_reading_under_way_sees_nothing_of_a_large_change_that_came_later()
    {
        IAuditLog log = NewLog();
        for (int first = 1; first <= 300; first += 10) log.Append(Change(first, 10));

        List<long> seen = [];
        foreach (AuditEvent e in log.Read())
        {
            if (seen.Count == 0) log.Append(Change(301, 1000));
            seen.Add(e.Sequence);
        }

        seen.Should().Equal(Enumerable.Range(1, 300).Select(i => (long)i));
        log.Read(1300).Should().ContainSingle();
    }

    [Fact]
    public void It_is_read_while_it_is_appended_to()
    {
        IAuditLog log = NewLog();
        bool wholeAndGapless = true;
        bool done = false;
        Thread reader = new(() =>
        {
            while (!Volatile.Read(ref done))
            {
                AuditEvent[] read = [.. log.Read()];
                for (int i = 0; i < read.Length; i++) wholeAndGapless &= read[i].Sequence == i + 1;
                wholeAndGapless &= read.Length % 5 == 0;
            }
        });
        reader.Start();

        for (int change = 0; change < 400; change++) log.Append(Change((change * 5) + 1, 5));
        Volatile.Write(ref done, true);
        reader.Join();

        wholeAndGapless.Should().BeTrue();
        log.LastSequence.Should().Be(2000);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        IAuditLog log = NewLog();
        log.Append(Singles(1, 10));
        using CancellationTokenSource source = new();

        List<long> seen = [];
        FluentActions.Invoking(() =>
        {
            foreach (AuditEvent e in log.Read(1, source.Token))
            {
                seen.Add(e.Sequence);
                if (e.Sequence == 3) source.Cancel();
            }
        }).Should().Throw<OperationCanceledException>();

        seen.Should().Equal(1, 2, 3);
        FluentActions.Invoking(() => log.Read(1, source.Token).ToList()).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_registry_goes_on_from_it()
    {
        IAuditLog log = NewLog();
        MilestoneRegistry registry = new(log);
        ScriptedChanges.Run(registry).Should().OnlyContain(thrown => thrown == null);

        MilestoneRegistry opened = MilestoneRegistry.Open(log);

        SnapshotEquality.Verify(opened.Current, registry.Current);
        opened.RegisterMilestone("Next").Version.Should().Be(log.LastSequence);
        if (log is ISharedAuditLog) registry.RegisterMilestone("Late").Version.Should().Be(log.LastSequence, "it follows");
        else registry.Invoking(r => r.RegisterMilestone("Late")).Should().Throw<AuditConflictException>("another registry has appended");
    }

    private void VerifyRefused(params AuditEvent[] events)
    {
        IAuditLog log = NewLog();
        log.Append(Singles(1, 2));

        log.Invoking(l => l.Append(events)).Should().Throw<AuditAppendRefusedException>().Which.Message.Should().NotBeNullOrWhiteSpace();

        log.LastSequence.Should().Be(2);
        log.Read().Should().Equal(Singles(1, 2), "nothing of a refused append is kept");
    }

    private static MilestoneRegistered Registered(string name, params string[] components) =>
        new(name, ImmutableSortedSet.CreateRange(StringComparer.Ordinal, components), MilestoneStatus.Planned);

    private static AuditEvent[] Change(long first, int count) =>
        [.. Enumerable.Range(1, count)
            .Select(i => new AuditEvent(first + i - 1, Noon, ChangeContext.None, i, count, Registered("m" + (first + i - 1))))];

    private static AuditEvent[] Singles(long first, int count) => [.. Enumerable.Range(0, count).SelectMany(i => Change(first + i, 1))];
}
