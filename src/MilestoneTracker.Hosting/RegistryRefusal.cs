using MilestoneTracker.Auditing;

namespace MilestoneTracker.Hosting;

// From an exception of the registry to an HTTP answer. Each exception that a client can cause has a code that never changes. Answers
// with status 503 have fixed texts: the message of such an exception can name paths of the host.

/// <summary>The HTTP answer to a call that a registry refused: the members of a problem document (RFC 9457), without a dependency on
/// ASP.NET.</summary>
/// <remarks>
/// If the caller can resolve the problem, <see cref="Detail"/> is the message of the exception, which names the milestone, the rule
/// and what to do. If only the host can (status 503), it is a fixed sentence, so that no path and no cause is disclosed. Immutable
/// and safe from any thread.
/// </remarks>
public sealed record RegistryRefusal
{
    private RegistryRefusal(int status, string code, string title, string detail) =>
        (Status, Code, Title, Detail) = (status, code, title, detail);

    /// <summary>The HTTP status: 400 for an invalid value, 404 for a missing milestone or dependency, 409 for a conflict with the
    /// plan, 503 if the log does not accept the change.</summary>
    public int Status { get; }

    /// <summary>The kind of refusal, for programs: lower-case words with hyphens, such as <c>dependency-cycle</c>. Codes never
    /// change.</summary>
    public string Code { get; }

    /// <summary>The kind of refusal, for people. Each code has one title.</summary>
    public string Title { get; }

    /// <summary>What is wrong with this call, and what to do.</summary>
    public string Detail { get; }

    /// <summary>Creates the refusal for an exception of a registry. O(1), except that the message of a cycle is computed now.</summary>
    /// <param name="exception">An exception thrown by a call of a registry. An <see cref="ArgumentException"/> is treated as a value
    /// that the client sent, so pass only exceptions of the registry itself.</param>
    /// <returns>The refusal, or <see langword="null"/> if the exception is not a refusal and must be handled as an error of the
    /// host.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public static RegistryRefusal? From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            MilestoneNotFoundException => new(404, "milestone-not-found", "No such milestone", exception.Message),
            DependencyNotFoundException => new(404, "dependency-not-found", "No such dependency", exception.Message),
            DuplicateMilestoneException => new(409, "duplicate-milestone", "The name is taken", exception.Message),
            DependencyCycleException => new(409, "dependency-cycle", "The dependency would close a cycle", exception.Message),
            StatusTransitionRefusedException { InnerException: not null } => null, // the host's own rule failed
            StatusTransitionRefusedException =>
            new(409, "status-transition-refused", "The status transition is not allowed", exception.Message),
            StaleChangeException => new(409, "stale-change", "The plan has changed", exception.Message),
            ChangeInDoubtException => new(503, "change-in-doubt", "The outcome is unknown",
                "It is unknown whether the change was saved. Read the plan before you repeat it."),
            LogNewerException => new(503, "log-newer", "The service must be updated",
                "The plan was changed by a later version, so changes are refused until the service is updated. Reading still works."),
            RegistryFaultedException or LogDivergedException => new(503, "registry-faulted", "The registry accepts no changes",
                "It is unknown whether the last change was saved, so changes are refused until the service is restarted. "
                + "Reading still works."),
            AuditAppendRefusedException =>
            new(503, "append-refused", "The change could not be saved", "Nothing was changed. Try again later."),
            ArgumentException argument => new(400, "invalid-value", "A value is not valid", WithoutParameter(argument)),
            _ => null,
        };
    }

    /// <summary>Status, code and detail as text.</summary>
    public override string ToString() => FormattableString.Invariant($"{Status} {Code}: {Detail}");

    // The framework appends the name of the parameter to the message, which does not help a client.
    private static string WithoutParameter(ArgumentException exception)
    {
        int at = exception.ParamName is null
            ? -1 : exception.Message.LastIndexOf($" (Parameter '{exception.ParamName}')", StringComparison.Ordinal);
        return at < 0 ? exception.Message : exception.Message[..at];
    }
}
