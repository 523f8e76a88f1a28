namespace MilestoneTracker.Auditing;

/// <summary>Thrown by an <see cref="IAuditSink"/> that is certain that it stored none of the events of the call. The change is refused;
/// later changes work.</summary>
/// <remarks>
/// A sink that is not certain must throw any other exception: an unknown outcome is never a refusal. If another writer has appended to
/// the log, throw the derived <see cref="AuditConflictException"/>.
/// </remarks>
public class AuditAppendRefusedException : MilestoneRegistryException
{
    /// <summary>Creates a refusal: no event of the call was stored.</summary>
    /// <param name="message">The reason, and what to do about it.</param>
    /// <param name="innerException">The cause, if any.</param>
    public AuditAppendRefusedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The same refusal for another writer whose change was in the same call, because an exception must not be thrown on two
    /// threads.</summary>
    internal virtual AuditAppendRefusedException ForAnother() => new(Message, this);
}
