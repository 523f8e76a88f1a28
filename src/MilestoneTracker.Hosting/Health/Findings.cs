using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MilestoneTracker.Hosting.Health;

/// <summary>Collects the findings of a health check into one result: the worst status, every reason, and the data.</summary>
internal sealed class Findings
{
    private readonly List<string> _reasons = [];
    private HealthStatus _status = HealthStatus.Healthy;
    private Exception? _cause;

    public Dictionary<string, object> Data { get; } = new(StringComparer.Ordinal);

    public void Add(HealthStatus status, string reason, Exception? cause = null)
    {
        if (status < _status) _status = status; // a lower value is worse
        _reasons.Add(reason);
        _cause ??= cause;
    }

    /// <param name="healthyDescription">The description if there are no findings.</param>
    public HealthCheckResult Result(string healthyDescription)
    {
        Data["reasons"] = _reasons.ToArray();
        return new HealthCheckResult(_status, _reasons.Count == 0 ? healthyDescription : string.Join(' ', _reasons), _cause, Data);
    }
}
