using System.Diagnostics;

namespace MilestoneTracker.Sqlite;

// When a process that writes much lets others write. SQLite does not queue those who wait for its write lock: each asks again after about a
// millisecond (AppendStatements), and whoever has just committed is faster than all of them. So a process that writes without a pause
// leaves the lock free for two milliseconds after each ten: long enough for whoever waits to ask. Shorter turns would spend too much time
// on changing hands; within a turn, each change costs what it costs alone.
//
// Only where others write: after three pauses in which nobody came, there are no more until somebody has written again.
//
// Times are timestamps of the stopwatch. For one thread at a time.
internal sealed class WriteTurns
{
    private const int MaxVainPauses = 3;

    private static readonly long LongestTurn = Stopwatch.Frequency / 100;
    private static readonly long Pause = Stopwatch.Frequency / 500;

    private long _began;
    private long _ended;
    private long _changes = -1;
    private int _pauses; // that are left before this process takes itself for the only one

    /// <summary>How long the next append should wait, so that others can write.</summary>
    public TimeSpan PauseBefore(long now)
    {
        if (now - _began < LongestTurn) return TimeSpan.Zero;
        _began = now; // as soon as there was a pause, whoever made it
        if (_pauses == 0 || now - _ended >= Pause) return TimeSpan.Zero;
        _pauses--;
        return TimeSpan.FromSeconds((Pause - (now - _ended)) / (double)Stopwatch.Frequency);
    }

    /// <summary>Notes that this process has the write lock.</summary>
    /// <param name="changes">A number that is another one after each commit of another connection.</param>
    /// <param name="now">The time.</param>
    public void Begins(long changes, long now)
    {
        if (_changes != changes)
        {
            if (_changes >= 0) _pauses = MaxVainPauses;
            _began = now;
        }

        _changes = changes;
    }

    /// <summary>Notes that this process has committed.</summary>
    public void Ends(long now) => _ended = now;
}
