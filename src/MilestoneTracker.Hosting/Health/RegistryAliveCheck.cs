using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneTracker.Hosting.Opening;

namespace MilestoneTracker.Hosting.Health;

/// <summary>Whether the process must be restarted: only a restart opens a faulted registry again from its log.</summary>
internal sealed class RegistryAliveCheck(RegistrySource source) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(source.Opened is { IsFaulted: true } registry
            ? new HealthCheckResult(
                context.Registration.FailureStatus, "The registry is faulted and refuses every change. Restart the process.",
                registry.AppendFailure)
            : HealthCheckResult.Healthy());
}
