using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Calls watchers at once and then four times a second, so that they look at the end of the file: another process cannot call. The timer
// holds this object weakly, so that a log that was forgotten is collected.
internal sealed class NewsWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Timer _timer;
    private Watch[] _watches = []; // replaced, never modified
    private int _isCalling;
    private bool _disposed;

    public NewsWatch() => _timer = new Timer(
        static watch =>
        {
            if (((WeakReference<NewsWatch>)watch!).TryGetTarget(out NewsWatch? news)) news.Call();
        },
        new WeakReference<NewsWatch>(this), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Adds a watcher, until the result is disposed.</summary>
    public IDisposable Add(Action mayHaveMore)
    {
        Watch watch = new(this, mayHaveMore);
        Replace(watches => [.. watches, watch], first: TimeSpan.Zero);
        return watch;
    }

    /// <summary>Ends all watches.</summary>
    public void Dispose()
    {
        Replace(_ => [], Interval);
        using (UninterruptibleLock.Acquire(_gate)) _disposed = true;
        _timer.Dispose();
    }

    private void Replace(Func<Watch[], Watch[]> change, TimeSpan first)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (_disposed) return;
            _watches = change(_watches);
            if (_watches.Length == 0) first = Timeout.InfiniteTimeSpan;
            _timer.Change(first, _watches.Length == 0 ? Timeout.InfiniteTimeSpan : Interval);
        }
    }

    private void Call()
    {
        if (Interlocked.Exchange(ref _isCalling, 1) != 0) return; // the last call takes longer than the interval
        foreach (Watch watch in Volatile.Read(ref _watches)) watch.Call();
        Volatile.Write(ref _isCalling, 0);
    }

    private sealed class Watch(NewsWatch news, Action mayHaveMore) : IDisposable
    {
        public void Call()
        {
            try
            {
                mayHaveMore();
            }
            catch (Exception)
            {
                // The log is not the place to report a failure of those who watch it.
            }
        }

        public void Dispose() =>
            news.Replace(watches => [.. watches.Where(other => other != this)], Interval);
    }
}
