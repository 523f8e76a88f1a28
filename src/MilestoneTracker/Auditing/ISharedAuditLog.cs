namespace MilestoneTracker.Auditing;

/// <summary>A log to which several registries append, also those of other processes. A registry that is created on one, or opened from
/// one, follows it.</summary>
/// <remarks>
/// <para>Nobody leads: the place in the log decides. A registry offers its changes for the place after the last event that it knows, and
/// the log either stores them there or returns what it has there instead; the registry then follows, and decides its changes again. So at
/// the place of every change, no acknowledged change is missing.</para>
/// <para>A log compares the hash of the last event that the registry knows, where it has hashes, and not only its sequence number: a log
/// that was restored from a backup can grow again to the same number. If the log no longer has what it once returned or acknowledged, each
/// method throws a <see cref="LogDivergedException"/>. If it has events of a kind that this version does not know, each throws a
/// <see cref="LogNewerException"/>.</para>
/// <para>Safe from any thread. Events that are returned are complete changes in order, but perhaps not all that there are.</para>
/// </remarks>
public interface ISharedAuditLog : IAuditLog
{
    /// <summary>Stores the events if the log ends right before them, all or none; otherwise returns what it has in their
    /// place.</summary>
    /// <remarks><see cref="IAuditSink.Append"/> of such a log is the same, but refuses the events with an
    /// <see cref="AuditConflictException"/> if another registry was faster.</remarks>
    /// <param name="events">At least one event: complete changes, in order. The caller may reuse the list after the call.</param>
    /// <returns>Nothing if the events are stored. Otherwise none of them is, and these are the events that the log has from the first
    /// sequence number on.</returns>
    /// <exception cref="AuditAppendRefusedException">Certainly none of <paramref name="events"/> was stored.</exception>
    /// <exception cref="ChangeInDoubtException">It is unknown whether the events were stored, and the next call will show it.</exception>
    IReadOnlyList<AuditEvent> AppendOrCatchUp(IReadOnlyList<AuditEvent> events);

    /// <summary>Reads the changes after a version: at least all that were acknowledged to anybody before this call, unless there are too
    /// many for one call.</summary>
    /// <param name="version">The sequence number of the last event that the caller knows; 0 for none.</param>
    /// <returns>The events after it. Nothing means that there are none.</returns>
    IReadOnlyList<AuditEvent> ReadTail(long version);

    /// <summary>Calls a method when the log may have more events, until the result is disposed or the log is closed.</summary>
    /// <remarks>It is called on a thread of the log, one call at a time, never from within another method of the log. The first call comes
    /// soon after the watch has begun, for what was appended before. A call may be in vain.</remarks>
    /// <param name="mayHaveMore">The method; its exceptions are dropped.</param>
    IDisposable Watch(Action mayHaveMore);
}
