namespace MilestoneTracker;

/// <summary>A shared log has an event that this version of the library does not know. The registry stays at its version: it can be read,
/// but refuses every change.</summary>
/// <remarks>Update this program. If several programs share a log, update those that only read it first.</remarks>
public sealed class LogNewerException : MilestoneRegistryException
{
    /// <summary>Creates an exception for an event of an unknown kind.</summary>
    /// <param name="sequence">The sequence number of the event.</param>
    /// <param name="innerException">What is not known of it.</param>
    public LogNewerException(long sequence, Exception? innerException = null)
        : base(FormattableString.Invariant(
            $"Event {sequence} of the log was written by a later version of the library. Update this program."), innerException) =>
        Sequence = sequence;

    /// <summary>The sequence number of the event.</summary>
    public long Sequence { get; }
}
