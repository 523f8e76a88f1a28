using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MilestoneTracker.Hosting.Opening;

// What the start and the stop of a host are for a registry.
//
//   starting   before any hosted service starts: the registry is opened, and its observers are made. What fails here stops the start
//   start      the verification begins its rounds, if it is to
//   stop       the rounds end
//   stopped    when all hosted services have: nobody is told of changes any more, and the state is saved
//
// The log is closed by the container, when it is disposed. The verification is asked for only when it is to begin: made after the
// log, it is disposed before it.
internal sealed class RegistryLifetime(
    string name, RegistrySource source, Func<LogVerification> verification, IOptionsMonitor<MilestoneTrackerOptions> options,
    ILoggerFactory loggers) : IHostedLifecycleService
{
    private MilestoneTrackerOptions Options => options.Get(MilestoneTrackerBuilder.OptionsNameOf(name));

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        source.Open(cancellationToken);
        source.Observers?.Make();
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
            if (source.Log!.SaveState(last, cancellationToken)) loggers.Say(logger => logger.StateSaved(name, last.Version));
        }
        catch (Exception e)
        {
            loggers.Say(logger => logger.StateNotSaved(e, name)); // a cache: the log has it all
        }
    }
}
