namespace MilestoneTracker.Auditing;

/// <summary>Events could not be replayed: one of them does not fit the events before it.</summary>
public sealed class AuditReplayException : MilestoneRegistryException
{
    /// <summary>Creates an error for an event that cannot be replayed. Public so that tests of a host can throw it.</summary>
    /// <param name="sequence">The sequence number of the event.</param>
    /// <param name="problem">Why the event cannot be replayed, in a sentence. The message starts with the sequence number.</param>
    /// <param name="innerException">The cause, if any.</param>
    public AuditReplayException(long sequence, string problem, Exception? innerException = null)
        : base(FormattableString.Invariant($"The log cannot be replayed at event {sequence}: {problem}"), innerException) =>
            Sequence = sequence;

    internal static AuditReplayException Misfit(AuditEvent recorded, string why) =>
        new(recorded.Sequence, $"'{recorded.Data}' does not fit, because {why}.");

    internal static AuditReplayException EndsEarly(long last, long expected) =>
        new(last + 1, FormattableString.Invariant(
            $"the log ends before this event, although it reports events up to {expected}. Restore the missing events."));

    /// <summary>The sequence number of the event that does not fit, or of the first event that is missing.</summary>
    public long Sequence { get; }
}
