using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Calls watchers when another connection has changed the file. SQLite counts that in data_version, which costs one look at shared memory.
// A timer that holds the watch weakly: a log that was forgotten is collected, and not looked at for ever.
internal sealed class NewsWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Connection _connection;
    private readonly Statement _version;
    private readonly Timer _timer;
    private Action[] _watchers = []; // replaced, never modified
    private long _seen;
    private int _isLooking;
    private bool _disposed;

    public NewsWatch(Connection connection)
    {
        _connection = connection;
        _version = connection.Prepare("PRAGMA data_version");
        _seen = Read();
        _timer = new Timer(
            static watch =>
            {
                if (((WeakReference<NewsWatch>)watch!).TryGetTarget(out NewsWatch? news)) news.Look();
            },
            new WeakReference<NewsWatch>(this), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Adds a watcher, until the result is disposed.</summary>
    public IDisposable Add(Action mayHaveMore)
    {
        Watch watch = new(this, () => mayHaveMore());
        Replace(watchers => [.. watchers, watch.Call]);
        return watch;
    }

    /// <summary>Ends all watches.</summary>
    public void Dispose()
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            _disposed = true;
            _watchers = [];
            _timer.Dispose();
        }
    }

    private void Replace(Func<Action[], Action[]> change)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (_disposed) return;
            _watchers = change(_watchers);
            TimeSpan interval = _watchers.Length == 0 ? Timeout.InfiniteTimeSpan : Interval;
            _timer.Change(interval, interval);
        }
    }

    private void Look()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) != 0) return; // the last look takes longer than the interval
        try
        {
            long version = Read();
            if (version == _seen) return;
            _seen = version;
            foreach (Action watcher in Volatile.Read(ref _watchers)) Call(watcher);
        }
        catch (Exception e) when (e is SqliteLogException or ObjectDisposedException)
        {
            // The next look or the next change tells.
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }

    private static void Call(Action watcher)
    {
        try
        {
            watcher();
        }
        catch (Exception)
        {
            // The log is not the place to report a failure of those who watch it.
        }
    }

    private long Read()
    {
        using (UninterruptibleLock.Acquire(_connection.Gate))
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _version.Step();
            long version = _version.Number(0);
            _version.Reset();
            return version;
        }
    }

    private sealed class Watch(NewsWatch news, Action call) : IDisposable
    {
        /// <summary>The watcher, which is found again by this very delegate.</summary>
        public Action Call { get; } = call;

        public void Dispose() => news.Replace(watchers => [.. watchers.Where(other => !ReferenceEquals(other, Call))]);
    }
}
