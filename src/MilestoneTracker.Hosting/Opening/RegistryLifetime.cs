using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MilestoneTracker.Hosting.Metrics;

namespace MilestoneTracker.Hosting.Opening;

// What a registry does when its host starts and stops.
//
//   starting   before any hosted service starts: the registry is opened and its observers are created; a failure stops the start. The
//              metric of named milestones exists from here on
//   start      the periodic verification begins, if it is configured
//   stop       the verification ends
//   stopped    after all hosted services have stopped: observers are unsubscribed and the state is saved
//
// The container closes the log when it is disposed. The verification is resolved only when it begins: created after the log, it is
// disposed before the log.
internal sealed class RegistryLifetime(
    string name, RegistrySource source, Func<LogVerification> verification, Func<ScheduleMetrics> metrics,
    IOptionsMonitor<MilestoneTrackerOptions> options, ILoggerFactory loggers) : IHostedLifecycleService
{
    private MilestoneTrackerOptions Options => options.Get(MilestoneTrackerBuilder.OptionsNameOf(name));

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        source.Open(cancellationToken);
        source.Observers?.Create();
        if (Options.MeasuredMilestones.Count > 0) metrics();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Options.VerifyEvery is { } period) verification().Begin(period);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) =>
        Options.VerifyEvery is null ? Task.CompletedTask : verification().EndAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        source.Observers?.Dispose();
        if (Options.SaveStateOnStop && source.Opened is { IsFaulted: false } registry) Save(registry.Current, cancellationToken);
        return Task.CompletedTask;
    }

    private void Save(RegistrySnapshot last, CancellationToken cancellationToken)
    {
        try
        {
            if (source.Log!.SaveState(last, cancellationToken)) loggers.Write(logger => logger.StateSaved(name, last.Version));
        }
        catch (Exception e)
        {
            loggers.Write(logger => logger.StateNotSaved(e, name)); // the saved state is a cache: nothing is lost
        }
    }
}
