using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker;

// The past, out of a log: the plan at the end, at sequence numbers, at a time. Each way reads the log from its first event and checks
// everything that it takes, so a plan that comes out of it is one that a registry was at.
public sealed partial class RegistrySnapshot
{
    /// <summary>The state that events add up to: same milestones, statuses, histories and dependencies as in the registry that
    /// appended them, bit-identical progress.</summary>
    /// <remarks>O(events). Checks sequence numbers, whole changes, that each event fits the ones before it and that there is no
    /// cycle; reads no clock.</remarks>
    /// <param name="events">Whole changes from sequence number 1 on, in order; enumerated once.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AuditReplayException">An event does not fit; it is named.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    public static RegistrySnapshot Replay(IEnumerable<AuditEvent> events, CancellationToken cancellationToken = default) =>
        new(Fold.Replay(null, events ?? throw new ArgumentNullException(nameof(events)), dropUnfinished: false, cancellationToken)
            .Freeze());

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
            throw new ArgumentOutOfRangeException(
                nameof(sequence), sequence,
                FormattableString.Invariant($"The log has sequence numbers from 1 to {last}; 0 asks for the empty plan."));
        return AsOf(log, [sequence], cancellationToken).Single();
    }

    /// <summary>The plan as it was at several sequence numbers, in one pass: events are replayed once up to the last of them, and the plan
    /// is looked at on the way.</summary>
    /// <remarks>O(events up to the last), and O(milestones and dependencies) for each. Each is made when it is asked for; a snapshot that
    /// is not kept costs no memory.</remarks>
    /// <param name="log">The log to read.</param>
    /// <param name="sequences">The sequence numbers, ascending, each from 0 (the empty plan) to the last of the log; within a change the
    /// plan is as it was before that change.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <returns>A snapshot for each, in this order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="sequences"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sequences"/> do not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first of <paramref name="sequences"/> is negative.</exception>
    /// <exception cref="AuditReplayException">While enumerating: an event does not fit, or the log ends before the last of
    /// <paramref name="sequences"/>; it is named.</exception>
    public static IEnumerable<RegistrySnapshot> AsOf(
        IAuditLog log, IReadOnlyList<long> sequences, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (sequences is null) throw new ArgumentNullException(nameof(sequences));
        long[] wanted = [.. sequences];
        if (wanted.Length > 0 && wanted[0] < 0)
            throw new ArgumentOutOfRangeException(nameof(sequences), wanted[0], "Sequence numbers begin at 1; 0 asks for the empty plan.");
        for (int i = 1; i < wanted.Length; i++)
            if (wanted[i] < wanted[i - 1]) throw new ArgumentException(
                FormattableString.Invariant(
                $"Sequence number {wanted[i]} comes after {wanted[i - 1]} in the list. Sort them in ascending order."), nameof(sequences));
        return Fold.At(log.Read(1, cancellationToken), wanted, cancellationToken).Select(state => new RegistrySnapshot(state));
    }

    /// <summary>The plan as it was at a time: before the first change that is recorded later, whatever the clock did after it (see
    /// <see cref="ChangeTimes"/>). Reads the log twice: O(events). To look at several times, read <see cref="ChangeTimes"/> once.</summary>
    /// <param name="log">The log to read.</param>
    /// <param name="time">The time, in any offset.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; it is named.</exception>
    public static RegistrySnapshot AsOf(IAuditLog log, DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        ChangeTimes times = ChangeTimes.Read(log, cancellationToken);
        return AsOf(log, [times.VersionAt(time)], cancellationToken).Single();
    }
}
