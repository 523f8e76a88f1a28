using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

// Ends a wait for changes when none can come any more: the file that is followed was deleted, moved or replaced. Other failures to read it
// can pass.
internal sealed class MisplacedFile : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended;
    private readonly MilestoneRegistry _registry;
    private readonly Timer _timer;
    private volatile SqliteLogException? _failure;

    public MisplacedFile(MilestoneRegistry registry, CancellationToken cancelled)
    {
        (_registry, _ended) = (registry, CancellationTokenSource.CreateLinkedTokenSource(cancelled));
        _timer = new Timer(_ => Look(), state: null, Interval, Interval);
    }

    /// <summary>Cancelled when the file is no longer in its place, and with the invocation.</summary>
    public CancellationToken Token => _ended.Token;

    /// <summary>What has become of the file; <see langword="null"/> if it is in its place.</summary>
    public SqliteLogException? Failure => _failure;

    public void Dispose()
    {
        _timer.Dispose();
        _ended.Dispose();
    }

    private void Look()
    {
        if (_registry.LookFailure is not SqliteLogException { Fault: SqliteLogFault.Replaced or SqliteLogFault.CannotOpen } failure) return;
        _failure = failure;
        try
        {
            _ended.Cancel();
        }
        catch (Exception e) when (e is ObjectDisposedException or AggregateException)
        {
            // It was ended meanwhile, or a callback of whoever waits failed: nothing may end the process from here.
        }
    }
}
