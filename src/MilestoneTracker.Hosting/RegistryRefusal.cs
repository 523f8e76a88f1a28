using MilestoneTracker.Auditing;

namespace MilestoneTracker.Hosting;

/// <summary>What to answer over HTTP where a registry has refused a call: the members of a problem document (RFC 9457), without any
/// type of ASP.NET.</summary>
/// <remarks>
/// Where the caller can do something about it, <see cref="Detail"/> is the message of the exception, which names the milestone, the
/// rule and what to do. Where only
/// the host can (status 503) it is a fixed sentence, so that no path and no cause goes out. Immutable and safe from any thread.
/// </remarks>
public sealed record RegistryRefusal
{
    private RegistryRefusal(int status, string code, string title, string detail) =>
        (Status, Code, Title, Detail) = (status, code, title, detail);

    /// <summary>The HTTP status: 400 for a bad value, 404 for what is not there, 409 for what does not fit the plan as it is, 503
    /// where the log
    /// does not take the change.</summary>
    public int Status { get; }

    /// <summary>Which refusal, for programs: small words with hyphens, such as <c>dependency-cycle</c>. It never changes.</summary>
    public string Code { get; }

    /// <summary>The same for people; the same for each code.</summary>
    public string Title { get; }

    /// <summary>What is wrong this time, and what to do.</summary>
    public string Detail { get; }

    /// <summary>The refusal that an exception of a registry stands for. O(1), but for the message of a cycle, which is found now.</summary>
    /// <param name="exception">What a call of a registry has thrown. An <see cref="ArgumentException"/> is taken for a value that
    /// the client has
    /// sent, so pass on only what the registry itself threw.</param>
    /// <returns>The refusal, or <see langword="null"/> where it is none: then something else is wrong, which the host's own handling of
    /// errors is for.</returns>
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
            StatusTransitionRefusedException { InnerException: not null } => null, // the host's rule has failed
            StatusTransitionRefusedException => new(409, "status-transition-refused", "The status may not change so", exception.Message),
            StaleChangeException => new(409, "stale-change", "The plan has changed meanwhile", exception.Message),
            RegistryFaultedException => new(503, "registry-faulted", "The registry takes no changes",
                "It is not known whether the last change was kept, so no further one is made until the service is started again. "
                + "Reading goes on."),
            AuditAppendRefusedException =>
            new(503, "append-refused", "The change could not be kept", "Nothing has changed. Try again later."),
            ArgumentException argument => new(400, "invalid-value", "A value is not valid", WithoutParameter(argument)),
            _ => null,
        };
    }

    /// <summary>The refusal in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Status} {Code}: {Detail}");

    // The framework puts the name of a parameter behind the message, which is of no use to a client.
    private static string WithoutParameter(ArgumentException exception)
    {
        int at = exception.ParamName is null
            ? -1 : exception.Message.LastIndexOf($" (Parameter '{exception.ParamName}')", StringComparison.Ordinal);
        return at < 0 ? exception.Message : exception.Message[..at];
    }
}
