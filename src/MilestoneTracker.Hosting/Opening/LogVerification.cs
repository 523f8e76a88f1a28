using Microsoft.Extensions.Logging;

namespace MilestoneTracker.Hosting.Opening;

// Verifies the log of a registry in rounds while the host runs, and keeps the result of the last completed round. A round in which
// the log cannot be read is logged and leaves the result unchanged.

/// <summary>Verifies the log of a registry periodically.</summary>
internal sealed class LogVerification(string name, Func<HostedLog> log, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private Task _rounds = Task.CompletedTask;
    private volatile Round? _last;

    /// <summary>The last completed round; <see langword="null"/> before the first.</summary>
    public Round? Last => _last;

    public void Begin(TimeSpan period) => _rounds = RunRoundsAsync(period, _end.Token);

    /// <param name="cancellationToken">Stops waiting for a round that does not respond to its own cancellation.</param>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _rounds.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the rounds even if the host was never stopped.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    /// <summary>Completes when the rounds have ended. For tests.</summary>
    internal Task Rounds => _rounds;

    /// <summary>Runs one round. A log that cannot be read is not a corrupt log, so the previous result stands.</summary>
    internal void Verify(CancellationToken cancellationToken)
    {
        try
        {
            HostedLog opened = log();
            long sequence = opened.Log.LastSequence;
            LogCheckResult result = opened.Verify(cancellationToken);
            _last = new Round(result, sequence, time.GetUtcNow());
            loggers.Write(logger =>
            {
                if (result.Reason is null) logger.Verified(name, sequence);
                else logger.VerificationFailed(name, result.Reason);
            });
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            loggers.Write(logger => logger.VerificationNotPossible(e, name));
        }
    }

    private async Task RunRoundsAsync(TimeSpan period, CancellationToken end)
    {
        try
        {
            using PeriodicTimer timer = new(period, time);
            while (await timer.WaitForNextTickAsync(end).ConfigureAwait(false)) Verify(end);
        }
        catch (Exception) when (end.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    /// <param name="Result">The result of the verification.</param>
    /// <param name="Sequence">The sequence number of the last event when the round began.</param>
    /// <param name="Time">When the round ended.</param>
    internal sealed record Round(LogCheckResult Result, long Sequence, DateTimeOffset Time);
}
