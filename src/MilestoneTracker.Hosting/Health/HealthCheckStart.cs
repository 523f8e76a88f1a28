using Microsoft.Extensions.Hosting;

namespace MilestoneTracker.Hosting.Health;

/// <summary>Stops the start of a host whose health checks cannot work; otherwise they would fail only when they first run.</summary>
/// <param name="resolve">Resolves the services that the checks need, or throws.</param>
internal sealed class HealthCheckStart(Action resolve) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        resolve();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
