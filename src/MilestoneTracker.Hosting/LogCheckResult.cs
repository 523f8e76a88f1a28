namespace MilestoneTracker.Hosting;

/// <summary>The result of a check of a log by a <see cref="HostedLog"/>: success, or the reason why the check failed.</summary>
/// <remarks>Immutable.</remarks>
public sealed class LogCheckResult
{
    private LogCheckResult(string? reason, Exception? exception) => (Reason, Exception) = (reason, exception);

    /// <summary>The check found nothing wrong.</summary>
    public static LogCheckResult Success { get; } = new(null, null);

    /// <summary>Whether the check found nothing wrong.</summary>
    public bool Succeeded => Reason is null;

    /// <summary>What is wrong and what to do about it; <see langword="null"/> if the check succeeded.</summary>
    public string? Reason { get; }

    /// <summary>The exception that describes the failure; <see langword="null"/> if there is none.</summary>
    public Exception? Exception { get; }

    /// <summary>Creates the result of a check that failed.</summary>
    /// <param name="reason">What is wrong and what to do about it.</param>
    /// <param name="exception">The exception that describes the failure; <see langword="null"/> if there is none.</param>
    /// <returns>The failed result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public static LogCheckResult Fail(string reason, Exception? exception = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new LogCheckResult(reason, exception);
    }

    /// <summary>"Succeeded", or the reason.</summary>
    public override string ToString() => Reason ?? "Succeeded";
}
