namespace MilestoneTracker.Auditing;

/// <summary>Where a registry appends its events, before anything of a change is visible.</summary>
/// <remarks>
/// <para>All guarantees of a registry depend on this contract:</para>
/// <list type="bullet">
/// <item>One call has one or more complete changes, all or nothing. When it returns, all of them are stored permanently.</item>
/// <item>A sink that is certain that it stored nothing throws <see cref="AuditAppendRefusedException"/>. The changes are refused, and
/// later changes work.</item>
/// <item>Any other exception means that the outcome is unknown. The registry is faulted, and refuses every change until a new registry is
/// opened from the log.</item>
/// <item>A sink refuses events if their first sequence number does not follow its last.</item>
/// </list>
/// <para>A registry makes one call at a time, on the thread of one of the writers. A sink may read the registry, and sees the state
/// before the change; a change from within <see cref="Append"/> throws <see cref="InvalidOperationException"/>. If a wait of the sink is
/// interrupted (<see cref="Thread.Interrupt"/>) and it is certain that it stored nothing, it refuses like any other time. A sink must not
/// wait for <em>another</em> thread that changes the same registry: that thread waits for the sink, so both would wait forever.</para>
/// </remarks>
public interface IAuditSink
{
    /// <summary>Stores the events, all or none.</summary>
    /// <param name="events">At least one event: complete changes, in order. The caller may reuse the list after the call: copy the
    /// events.</param>
    /// <exception cref="AuditAppendRefusedException">Certainly none of <paramref name="events"/> was stored.</exception>
    void Append(IReadOnlyList<AuditEvent> events);
}
