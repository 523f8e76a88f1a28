namespace MilestoneTracker.Auditing;

/// <summary>Thrown by an <see cref="IAuditSink"/> that surely kept nothing of what it was to append. The change is refused, and the
/// next one works.</summary>
/// <remarks>
/// A sink that cannot be sure must let any other exception through instead: an outcome that is unknown is never "refused". Where
/// the reason is that somebody else has
/// appended, it throws the derived <see cref="AuditConflictException"/>.
/// </remarks>
public class AuditAppendRefusedException : MilestoneRegistryException
{
    /// <summary>Says that nothing was kept.</summary>
    /// <param name="message">Why, and what to do about it.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public AuditAppendRefusedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The same refusal for another writer whose change was in the same call: one exception is not thrown on two
    /// threads.</summary>
    internal virtual AuditAppendRefusedException ForAnother() => new(Message, this);
}
