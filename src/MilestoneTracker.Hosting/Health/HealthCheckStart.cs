using Microsoft.Extensions.Hosting;

namespace MilestoneTracker.Hosting.Health;

/// <summary>Has a host that cannot answer for its health not start, instead of failing when it is first asked.</summary>
/// <param name="find">Finds what the checks ask, or throws.</param>
internal sealed class HealthCheckStart(Action find) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        find();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
