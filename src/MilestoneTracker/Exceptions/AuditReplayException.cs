namespace MilestoneTracker.Auditing;

/// <summary>Events could not be replayed: one of them does not fit the ones before it.</summary>
public sealed class AuditReplayException : MilestoneRegistryException
{
    internal AuditReplayException(long sequence, string message, Exception? innerException = null)
        : base(FormattableString.Invariant($"The log cannot be replayed at event {sequence}: {message}"), innerException) =>
            Sequence = sequence;

    internal static AuditReplayException Misfit(AuditEvent recorded, string why) =>
        new(recorded.Sequence, $"'{recorded.Data}' does not fit, because {why}.");

    internal static AuditReplayException EndsEarly(long last, long expected) =>
        new(last + 1, FormattableString.Invariant(
            $"the log ends before it, though it says that it holds events up to {expected}. Restore the rest of it."));

    /// <summary>The sequence number at which the log stops making sense: of the event at fault, or the one that was expected where
    /// events are missing.</summary>
    public long Sequence { get; }
}
