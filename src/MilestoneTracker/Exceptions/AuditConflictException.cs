namespace MilestoneTracker.Auditing;

/// <summary>Thrown by an <see cref="IAuditSink"/> because another writer has appended to the log. No event of the call was
/// stored.</summary>
/// <remarks>The change can be made again on the current state: reopen the log if it is a file, and open a registry from it.</remarks>
public sealed class AuditConflictException : AuditAppendRefusedException
{
    /// <summary>Creates a refusal because the log does not end where the writer expected.</summary>
    /// <param name="expected">The sequence number of the last event that the registry, or the object through which it appends, knew
    /// of.</param>
    /// <param name="found">The sequence number of the last event in the log.</param>
    /// <param name="innerException">The cause, if any.</param>
    public AuditConflictException(long expected, long found, Exception? innerException = null)
        : base(FormattableString.Invariant(
            $"The log ends at event {found} instead of {expected}: another writer has appended to it. Open it again."), innerException) =>
        (Expected, Found) = (expected, found);

    /// <summary>The sequence number of the last event that the registry, or the object through which it appends, knew of.</summary>
    public long Expected { get; }

    /// <summary>The sequence number of the last event in the log.</summary>
    public long Found { get; }

    internal override AuditAppendRefusedException ForAnother() => new AuditConflictException(Expected, Found, this);
}
