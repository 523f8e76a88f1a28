using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    /// <summary>The state that events add up to: same milestones, statuses, histories and dependencies as in the registry that appended them, bit-identical progress.</summary>
    /// <remarks>O(events). Checks sequence numbers, whole changes, that each event fits the ones before it and that there is no cycle; reads no clock.</remarks>
    /// <param name="events">Whole changes from sequence number 1 on, in order; enumerated once.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AuditReplayException">An event does not fit; it is named.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    public static RegistrySnapshot Replay(IEnumerable<AuditEvent> events, CancellationToken cancellationToken = default) =>
        new(Fold.Of(null, events ?? throw new ArgumentNullException(nameof(events)), dropUnfinished: false, cancellationToken).Freeze());

    /// <summary>The plan as it was at a sequence number; within a change, as it was before that change. O(events up to it).</summary>
    /// <param name="log">The log to read.</param>
    /// <param name="sequence">The sequence number, from 0 (the empty plan) to the last of the log.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative, or beyond the last event.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; it is named.</exception>
    public static RegistrySnapshot AsOf(IAuditLog log, long sequence, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        long last = log.LastSequence;
        if (sequence < 0 || sequence > last)
            throw new ArgumentOutOfRangeException(nameof(sequence), sequence, FormattableString.Invariant($"The log has sequence numbers from 1 to {last}; 0 asks for the empty plan."));
        return new(Fold.Of(null, ReadUpTo(log, sequence, cancellationToken), dropUnfinished: true, cancellationToken).Freeze());
    }

    /// <summary>The plan as it was at a time: at the greatest version whose change has a time no later, whatever the clock did between. Reads the log twice: O(events).</summary>
    /// <param name="log">The log to read.</param>
    /// <param name="time">The time, in any offset.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; it is named.</exception>
    public static RegistrySnapshot AsOf(IAuditLog log, DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        long version = 0;
        foreach (AuditEvent e in log.Read(1, cancellationToken))
            if (e is not null && e.Index == e.Count && e.Time <= time) version = e.Sequence;
        return AsOf(log, version, cancellationToken);
    }

    // By count and not by what the events say, so that a gap or a log that ends too early is found and not taken for the end.
    private static IEnumerable<AuditEvent> ReadUpTo(IAuditLog log, long sequence, CancellationToken cancellationToken)
    {
        if (sequence == 0) yield break;
        long read = 0;
        foreach (AuditEvent next in log.Read(1, cancellationToken))
        {
            yield return next;
            if (++read == sequence) yield break;
        }

        throw AuditReplayException.EndsEarly(read, sequence);
    }
}
