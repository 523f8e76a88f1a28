using Microsoft.Extensions.Logging;

namespace MilestoneTracker.Hosting.Opening;

/// <summary>Verifies the log of a registry again and again while the host runs, and keeps what was found last.</summary>
internal sealed class LogVerification(string name, Func<HostedLog> log, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private Task _rounds = Task.CompletedTask;
    private volatile Finding? _last;

    /// <summary>What the last round that came to an end found; <see langword="null"/> before.</summary>
    public Finding? Last => _last;

    public void Begin(TimeSpan period) => _rounds = GoRoundAsync(period, _end.Token);

    /// <param name="cancellationToken">Ends the waiting for a round that does not heed that it is to end.</param>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _rounds.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the rounds, too, where the host was never stopped.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    /// <summary>Ends with the rounds: for tests.</summary>
    internal Task Rounds => _rounds;

    /// <summary>One round. What cannot be read says nothing about the log, so what was found before stands.</summary>
    internal void Verify(CancellationToken cancellationToken)
    {
        try
        {
            HostedLog opened = log();
            long sequence = opened.Log.LastSequence;
            string? fault = opened.Verify(cancellationToken);
            _last = new Finding(fault, sequence, time.GetUtcNow());
            loggers.Say(logger =>
            {
                if (fault is null) logger.Verified(name, sequence);
                else logger.VerificationFailed(name, fault);
            });
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            loggers.Say(logger => logger.VerificationNotPossible(e, name));
        }
    }

    private async Task GoRoundAsync(TimeSpan period, CancellationToken end)
    {
        try
        {
            using PeriodicTimer timer = new(period, time);
            while (await timer.WaitForNextTickAsync(end).ConfigureAwait(false)) Verify(end);
        }
        catch (Exception) when (end.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <param name="Fault">What is wrong, in words; <see langword="null"/> where every event is sound.</param>
    /// <param name="Sequence">The last event that was there when it began.</param>
    /// <param name="Time">When it ended.</param>
    internal sealed record Finding(string? Fault, long Sequence, DateTimeOffset Time);
}
