namespace MilestoneTracker;

/// <summary>A shared log no longer has events that it had before: it was restored from a backup, or another server took its place. The
/// registry is faulted, because its observers know changes that are no longer true.</summary>
public sealed class LogDivergedException : MilestoneRegistryException
{
    /// <summary>Creates an exception for a log that has gone back.</summary>
    /// <param name="version">The version of the registry.</param>
    /// <param name="common">The last sequence number up to which the log is known to be the same, or 0.</param>
    /// <param name="problem">What the log has instead, in a sentence.</param>
    /// <param name="innerException">The cause, if any.</param>
    public LogDivergedException(long version, long common, string problem, Exception? innerException = null)
        : base(FormattableString.Invariant(
            $"The log no longer has the events up to {version} as they were: {problem} Open a new registry from the log."),
            innerException) =>
        (Version, Common) = (version, common);

    /// <summary>The version of the registry: the last event that it knows.</summary>
    public long Version { get; }

    /// <summary>The last sequence number up to which the log is known to be the same; 0 if there is none.</summary>
    public long Common { get; }
}
