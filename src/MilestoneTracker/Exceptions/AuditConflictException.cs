namespace MilestoneTracker.Auditing;

/// <summary>Thrown by an <see cref="IAuditSink"/> because somebody else has appended to what it keeps. Surely nothing was kept.</summary>
/// <remarks>The change may be made again on what is kept now: open the log again, where it is a file, and the registry from it.</remarks>
public sealed class AuditConflictException : AuditAppendRefusedException
{
    /// <summary>Says that the log has moved on.</summary>
    /// <param name="expected">The sequence number of the last event that was known: to the registry, or to the object through which it
    /// appends.</param>
    /// <param name="found">The sequence number of the last event that is kept.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public AuditConflictException(long expected, long found, Exception? innerException = null)
        : base(FormattableString.Invariant(
            $"The log ends with event {found} and not with {expected}: somebody else has written to it. Open it again."), innerException) =>
        (Expected, Found) = (expected, found);

    /// <summary>The sequence number of the last event that was known: to the registry, or to the object through which it appends.</summary>
    public long Expected { get; }

    /// <summary>The sequence number of the last event that is kept.</summary>
    public long Found { get; }

    internal override AuditAppendRefusedException ForAnother() => new AuditConflictException(Expected, Found, this);
}
