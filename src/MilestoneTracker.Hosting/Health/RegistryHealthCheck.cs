using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting.Opening;

namespace MilestoneTracker.Hosting.Health;

// Whether a registry accepts changes, with every reason why it does not.
//
// Two sources show that the log is not writable, and neither writes: HostedLog.CheckWritable, and a refused last append, which alone
// shows a full disk. A refusal makes the registry unhealthy for 30 seconds after the check first sees it, and degraded after that
// until an append succeeds. If it stayed unhealthy, no traffic would come, and so no change that could show that the problem is over
// (compare a half-open circuit breaker).
//
// Cost: that of HostedLog.CheckWritable, and a snapshot. Safe from any thread; a race between two checks to see a refusal first is
// harmless.
internal sealed class RegistryHealthCheck(string name, RegistrySource source, LogVerification verification, TimeProvider time)
    : IHealthCheck
{
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestStaleness = TimeSpan.FromSeconds(5); // a file is looked at four times a second

    private Tuple<Exception, long>? _refusal; // with the time at which it was first seen

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthStatus failed = context.Registration.FailureStatus;
        Findings findings = new();
        findings.Data["registry"] = name;
        if (source.Opened is { } registry) Look(registry, failed, findings);
        else findings.Add(failed, "The registry is not open: the host has not started.");
        return Task.FromResult(findings.Result("The registry accepts changes."));
    }

    private void Look(MilestoneRegistry registry, HealthStatus failed, Findings findings)
    {
        HostedLog log = source.Log!;
        findings.Data["log"] = log.Log.GetType().Name;
        findings.Data["faulted"] = registry.IsFaulted;
        if (registry.IsFaulted) findings.Add(
            failed, registry.AppendFailure is LogDivergedException diverged ? diverged.Message
                : "The registry is faulted: the outcome of an append is unknown. Restart the process.", registry.AppendFailure);
        else LookAtLog(registry, log, failed, findings);
        if (verification.Last is { } last)
        {
            findings.Data["verified_to"] = last.Sequence;
            findings.Data["verified_at"] = last.Time.ToString("O", CultureInfo.InvariantCulture);
            if (!last.Result.Succeeded) findings.Add(failed, "The log is corrupt: " + last.Result.Reason, last.Result.Exception);
        }

        try
        {
            RegistrySnapshot current = registry.Current;
            findings.Data["version"] = current.Version;
            findings.Data["milestones"] = current.Count;
        }
        catch (RegistryFaultedException)
        {
            // Memory ran out; the fault is already among the findings.
        }
    }

    private void LookAtLog(MilestoneRegistry registry, HostedLog log, HealthStatus failed, Findings findings)
    {
        LogCheckResult writable = log.CheckWritable();
        if (!writable.Succeeded) findings.Add(failed, "The log is not writable: " + writable.Reason, writable.Exception);
        if (log.Log is ISharedAuditLog shared) LookAtFollowing(registry, shared, failed, findings);
        Exception? refusal = registry.AppendFailure;
        if (refusal is null) return;
        Tuple<Exception, long>? seen = _refusal;
        if (seen is null || !ReferenceEquals(seen.Item1, refusal)) _refusal = seen = Tuple.Create(refusal, time.GetTimestamp());
        bool holds = time.GetElapsedTime(seen.Item2) < RefusalHolds;
        findings.Add(holds ? failed : HealthStatus.Degraded, "The log refused the last append: " + refusal.Message, refusal);
    }

    // A registry that cannot read its shared log serves an old version, and says so; one that must be updated accepts no change any more.
    // Whether there is anything to follow is asked only if it has not looked for a while, as when its watch was ended.
    private static void LookAtFollowing(MilestoneRegistry registry, ISharedAuditLog log, HealthStatus failed, Findings findings)
    {
        TimeSpan staleness = registry.Staleness;
        findings.Data["staleness_seconds"] = staleness.TotalSeconds;
        Exception? failure = registry.LookFailure;
        if (failure is LogNewerException newer)
        {
            findings.Add(failed, newer.Message, newer);
            return;
        }

        long missing = 0;
        try
        {
            if (failure is null && staleness > LongestStaleness) missing = log.LastSequence - registry.Current.Version;
        }
        catch (Exception e)
        {
            failure = e;
        }

        if (failure is not null)
            findings.Add(HealthStatus.Degraded, "The registry is behind its log, which it could not read: " + failure.Message, failure);
        else if (missing > 0) findings.Add(
            HealthStatus.Degraded,
            FormattableString.Invariant($"The registry is behind its log: it has not looked for {staleness.TotalSeconds:0} seconds, and ")
            + FormattableString.Invariant($"{missing} events are new. Call Refresh; if it stays behind, restart the process."));
    }
}
