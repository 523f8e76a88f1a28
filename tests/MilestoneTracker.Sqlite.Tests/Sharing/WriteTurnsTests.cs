using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Sharing;

// When a process that writes without a pause lets others write. Times are given, so nothing waits.
public sealed class WriteTurnsTests
{
    private static readonly long Millisecond = Stopwatch.Frequency / 1000;

    private readonly WriteTurns _turns = new();
    private long _now = Stopwatch.Frequency;
    private long _changes = 1;

    [Fact]
    public void Whoever_writes_alone_never_pauses()
    {
        Pauses(changes: 1000).Should().Be(0);
    }

    [Fact]
    public void Where_others_write_there_is_a_pause_after_each_ten_milliseconds()
    {
        Append();
        _changes++; // of another process
        Append();

        List<int> pausedAt = [];
        for (int i = 1; i <= 35; i++)
        {
            if (Append() > TimeSpan.Zero) pausedAt.Add(i);
            if (i % 10 == 0) _changes++;
        }

        pausedAt.Should().HaveCount(3);
        pausedAt.Should().OnlyContain(i => i >= 10, "a turn is not shorter");
    }

    [Fact]
    public void A_pause_is_two_milliseconds_after_the_last_commit()
    {
        Append();
        _changes++;
        Append();
        _now += 9 * Millisecond;
        _turns.Ends(_now);
        _now += Millisecond;

        _turns.PauseBefore(_now).TotalMilliseconds.Should().BeApproximately(1, 0.001, "one has passed");
    }

    [Fact]
    public void Whoever_was_idle_for_longer_than_a_pause_does_not_pause()
    {
        Append();
        _changes++;
        Append();
        _now += 100 * Millisecond;

        _turns.PauseBefore(_now).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void After_three_pauses_in_which_nobody_came_there_are_no_more_until_somebody_writes_again()
    {
        Append();
        _changes++;

        Pauses(changes: 1000).Should().Be(3);
        _changes++;
        Pauses(changes: 1000).Should().Be(3);
    }

    private int Pauses(int changes) => Enumerable.Range(0, changes).Count(_ => Append() > TimeSpan.Zero);

    // An append that takes a millisecond, after the pause that it was told to make.
    private TimeSpan Append()
    {
        TimeSpan pause = _turns.PauseBefore(_now);
        _now += (long)(pause.TotalMilliseconds * Millisecond);
        _turns.Begins(_changes, _now);
        _now += Millisecond;
        _turns.Ends(_now);
        return pause;
    }
}
