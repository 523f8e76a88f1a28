namespace MilestoneTracker.Auditing;

/// <summary>Where a registry appends its events before anything of a change is visible.</summary>
/// <remarks>
/// <para>The contract, on which everything that a registry guarantees rests:</para>
/// <list type="bullet">
/// <item>One call carries one or more whole changes, all or nothing. When it returns, all of them are kept for good.</item>
/// <item>A sink that surely kept nothing throws <see cref="AuditAppendRefusedException"/>. The changes are refused and the next one
/// works.</item>
/// <item>Any other exception means that nobody knows. The registry is faulted and refuses every change until it is opened anew from
/// its log.</item>
/// <item>A sink refuses events whose first sequence number is not the one that follows its last.</item>
/// </list>
/// <para>A registry makes one call at a time, from the thread of one of the writers. A sink may read the registry, and then sees the
/// state before the change; a changing operation called from within <see cref="Append"/> throws <see cref="InvalidOperationException"/>.
/// A sink that can be interrupted while it waits (<see cref="Thread.Interrupt"/>), and surely kept nothing by then, says so like any
/// refusal.
/// A sink that waits for <em>another</em> thread that changes the same registry waits for ever: that thread waits for the sink.</para>
/// </remarks>
public interface IAuditSink
{
    /// <summary>Keeps the events, all or none.</summary>
    /// <param name="events">At least one event; whole changes, in order of sequence. The list is the caller's again after the call:
    /// copy what is kept.</param>
    /// <exception cref="AuditAppendRefusedException">Surely nothing of <paramref name="events"/> was kept.</exception>
    void Append(IReadOnlyList<AuditEvent> events);
}
