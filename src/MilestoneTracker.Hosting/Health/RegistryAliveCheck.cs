using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneTracker.Hosting.Opening;

namespace MilestoneTracker.Hosting.Health;

/// <summary>Whether only a new start would help: a faulted registry is opened anew from its log, and nothing else is.</summary>
internal sealed class RegistryAliveCheck(RegistrySource source) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(source.Opened is { IsFaulted: true } registry
            ? new HealthCheckResult(
                context.Registration.FailureStatus, "The registry is faulted, and refuses every change until the process is started anew.",
                registry.AppendFailure)
            : HealthCheckResult.Healthy());
}
