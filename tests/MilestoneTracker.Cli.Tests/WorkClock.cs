namespace MilestoneTracker.Cli.Tests;

// A clock that stands, and on a terminal knows which stretch of long work a call is in: the call sets a timer when one begins, and
// drops it when it ends.
internal sealed class WorkClock : TimeProvider
{
    /// <summary>How many stretches have begun.</summary>
    public int Begun { get; private set; }

    /// <summary>Called with the number of a stretch that begins, from 1.</summary>
    public Action<int>? OnBegin { get; set; }

    /// <summary>Called with the number of a stretch that ends.</summary>
    public Action<int>? OnEnd { get; set; }

    /// <summary>Called when a change asks for the time.</summary>
    public Action? OnChange { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        OnChange?.Invoke();
        return CliRunner.Morning;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Begun++;
        OnBegin?.Invoke(Begun);
        return new Stretch(this, Begun);
    }

    private sealed class Stretch(WorkClock clock, int number) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => clock.OnEnd?.Invoke(number);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
