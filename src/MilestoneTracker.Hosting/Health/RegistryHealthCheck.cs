using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneTracker.Hosting.Opening;

namespace MilestoneTracker.Hosting.Health;

// Whether a registry can take changes, with every reason against it.
//
// "The log is not writable" is known in two ways, and neither writes: the log is asked, as far as its kind can tell
// (HostedLog.CheckWritable); and
// the last append was refused, which is the one thing that shows a full disk. A refusal is known to hold for a while only: were
// it unhealthy for good, no traffic would come, and so no change that could show that it is over. So it is unhealthy for half a minute
// from when it was first seen here, and degraded from then on, until a change is kept (like a circuit breaker that is half open).
//
// Cost: what the log asks of itself, and a snapshot. Threads: any; one check at a time sees a refusal first, and a race there is harmless.
internal sealed class RegistryHealthCheck(string name, RegistrySource source, LogVerification verification, TimeProvider time)
    : IHealthCheck
{
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromSeconds(30);

    private Tuple<Exception, long>? _refusal; // and when it was first seen

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthStatus failed = context.Registration.FailureStatus;
        Findings findings = new();
        findings.Data["registry"] = name;
        if (source.Opened is { } registry) Look(registry, failed, findings);
        else findings.Add(failed, "The registry is not open: the host has not started.");
        return Task.FromResult(findings.Result("The registry takes changes."));
    }

    private void Look(MilestoneRegistry registry, HealthStatus failed, Findings findings)
    {
        HostedLog log = source.Log!;
        findings.Data["log"] = log.Log.GetType().Name;
        findings.Data["faulted"] = registry.IsFaulted;
        if (registry.IsFaulted) findings.Add(
            failed, "The registry is faulted: nobody knows what became of an append. Start the process anew.", registry.AppendFailure);
        else LookAtLog(registry, log, failed, findings);
        if (verification.Last is { } found)
        {
            findings.Data["verified_to"] = found.Sequence;
            findings.Data["verified_at"] = found.Time.ToString("O", CultureInfo.InvariantCulture);
            if (found.Fault is not null) findings.Add(failed, "The log is not sound: " + found.Fault);
        }

        try
        {
            RegistrySnapshot current = registry.Current;
            findings.Data["version"] = current.Version;
            findings.Data["milestones"] = current.Count;
        }
        catch (RegistryFaultedException)
        {
            // Memory ran out; that it is faulted is said already.
        }
    }

    private void LookAtLog(MilestoneRegistry registry, HostedLog log, HealthStatus failed, Findings findings)
    {
        if (log.CheckWritable() is { } obstacle) findings.Add(failed, "The log is not writable: " + obstacle.Message, obstacle);
        Exception? refusal = registry.AppendFailure;
        if (refusal is null) return;
        Tuple<Exception, long>? seen = _refusal;
        if (seen is null || !ReferenceEquals(seen.Item1, refusal)) _refusal = seen = Tuple.Create(refusal, time.GetTimestamp());
        bool holds = time.GetElapsedTime(seen.Item2) < RefusalHolds;
        findings.Add(holds ? failed : HealthStatus.Degraded, "The log refused the last append: " + refusal.Message, refusal);
    }
}
