using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MilestoneTracker.Hosting.Health;

/// <summary>What a check finds, gathered into one result: the worst status, every reason, and the data.</summary>
internal sealed class Findings
{
    private readonly List<string> _reasons = [];
    private HealthStatus _status = HealthStatus.Healthy;
    private Exception? _cause;

    public Dictionary<string, object> Data { get; } = new(StringComparer.Ordinal);

    public void Add(HealthStatus status, string reason, Exception? cause = null)
    {
        if (status < _status) _status = status; // the worse, the lower
        _reasons.Add(reason);
        _cause ??= cause;
    }

    /// <param name="good">What to say where nothing was found.</param>
    public HealthCheckResult Result(string good)
    {
        Data["reasons"] = _reasons.ToArray();
        return new HealthCheckResult(_status, _reasons.Count == 0 ? good : string.Join(' ', _reasons), _cause, Data);
    }
}
