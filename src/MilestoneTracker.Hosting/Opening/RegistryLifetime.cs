using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MilestoneTracker.Hosting.Opening;

// What the start and the stop of a host are for a registry.
//
//   starting   before any hosted service starts: the registry is opened, and its observers are made. What fails here stops the start
//   start      the verification begins its rounds, if it is to
//   stop       the rounds end
//   stopped    when all hosted services have: nobody is told of changes any more, and the state is saved
//
// The log is closed by the container, when it is disposed.
internal sealed class RegistryLifetime(string name, string optionsName, IServiceProvider services) : IHostedLifecycleService
{
    private readonly object? _key = MilestoneTrackerBuilder.KeyOf(name);

    private MilestoneTrackerOptions Options => services.GetRequiredService<IOptionsMonitor<MilestoneTrackerOptions>>().Get(optionsName);

    private RegistrySource Source => services.GetRequiredKeyedService<RegistrySource>(_key);

    private LogVerification Verification => services.GetRequiredKeyedService<LogVerification>(_key);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Source.Open(cancellationToken);
        Source.Observers?.Make();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Options.VerifyEvery is { } period) Verification.Begin(period);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Options.VerifyEvery is null ? Task.CompletedTask : Verification.EndAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Source.Observers?.Dispose();
        if (Options.SaveStateOnStop && Source.Opened is { IsFaulted: false } registry) Save(registry.Current);
        return Task.CompletedTask;
    }

    private void Save(RegistrySnapshot last)
    {
        try
        {
            if (services.GetRequiredKeyedService<HostedLog>(_key).SaveState(last)) HostingLog.Say(services, logger => logger.StateSaved(name, last.Version));
        }
        catch (Exception e)
        {
            HostingLog.Say(services, logger => logger.StateNotSaved(e, name)); // a cache: the log has it all
        }
    }
}
