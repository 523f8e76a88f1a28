using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker;

// Past states from a log: at its end, at sequence numbers, or at a time. Each reads the log from its first event and checks every event,
// so that each resulting plan is one that a registry has had.
public sealed partial class RegistrySnapshot
{
    /// <summary>Replays events: the same milestones, statuses, histories and dependencies as in the registry that appended them, and
    /// bit-identical progress.</summary>
    /// <remarks>O(events). Checks sequence numbers, that changes are complete, that each event fits the events before it, and
    /// that no dependency closes a cycle. Does not read the clock.</remarks>
    /// <param name="events">Complete changes in order, starting with sequence number 1; enumerated once.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    public static RegistrySnapshot Replay(IEnumerable<AuditEvent> events, CancellationToken cancellationToken = default) =>
        new(Fold.Replay(null, events ?? throw new ArgumentNullException(nameof(events)), dropUnfinished: false, cancellationToken)
            .Freeze());

    /// <summary>The plan as it was at a sequence number; for a number within a change, as it was before that change. O(events up to
    /// it).</summary>
    /// <param name="log">The log to read.</param>
    /// <param name="sequence">The sequence number, from 0 (the empty plan) to the last of the log.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative, or beyond the last event.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public static RegistrySnapshot AsOf(IAuditLog log, long sequence, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        long last = log.LastSequence;
        if (sequence < 0 || sequence > last)
            throw new ArgumentOutOfRangeException(
                nameof(sequence), sequence,
                FormattableString.Invariant($"The log has sequence numbers from 1 to {last}. Use one of them, or 0 for the empty plan."));
        return AsOf(log, [sequence], cancellationToken).Single();
    }

    /// <summary>The plan as it was at several sequence numbers, in one pass over the events up to the last of them.</summary>
    /// <remarks>O(events up to the last), and O(milestones and dependencies) for each snapshot. Each is created when it is enumerated; a
    /// snapshot that is not held costs no memory.</remarks>
    /// <param name="log">The log to read.</param>
    /// <param name="sequences">The sequence numbers in ascending order, each from 0 (the empty plan) to the last of the log; for a number
    /// within a change, the plan is as it was before that change.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <returns>A snapshot for each sequence number, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="sequences"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sequences"/> are not in ascending order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first of <paramref name="sequences"/> is negative.</exception>
    /// <exception cref="AuditReplayException">While enumerating: an event does not fit, or the log ends before the last of
    /// <paramref name="sequences"/>; the exception has the sequence number.</exception>
    public static IEnumerable<RegistrySnapshot> AsOf(
        IAuditLog log, IReadOnlyList<long> sequences, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (sequences is null) throw new ArgumentNullException(nameof(sequences));
        long[] versions = [.. sequences];
        if (versions.Length > 0 && versions[0] < 0)
            throw new ArgumentOutOfRangeException(nameof(sequences), versions[0], "Sequence numbers start at 1. Use 0 for the empty plan.");
        for (int i = 1; i < versions.Length; i++)
            if (versions[i] < versions[i - 1]) throw new ArgumentException(
                FormattableString.Invariant(
                $"Sequence number {versions[i]} comes after {versions[i - 1]} in the list. Sort them in ascending order."),
                nameof(sequences));
        return Fold.At(log.Read(1, cancellationToken), versions, cancellationToken).Select(state => new RegistrySnapshot(state));
    }

    /// <summary>The plan as it was at a time: before the first change that is recorded later, even if the clock went back afterwards (see
    /// <see cref="ChangeTimes"/>). Reads the log twice: O(events). For several times, read <see cref="ChangeTimes"/> once.</summary>
    /// <param name="log">The log to read.</param>
    /// <param name="time">The time, in any offset.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public static RegistrySnapshot AsOf(IAuditLog log, DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        ChangeTimes times = ChangeTimes.Read(log, cancellationToken);
        return AsOf(log, [times.VersionAt(time)], cancellationToken).Single();
    }

    /// <summary>The plan as it was at several times, in one pass over the events: at each before the first change that is recorded later,
    /// even if the clock went back afterwards (see <see cref="ChangeTimes"/>).</summary>
    /// <remarks>O(events up to the last time), and O(milestones and dependencies) for each snapshot. Each is created when it is enumerated;
    /// a snapshot that is not held costs no memory. An incomplete change at the end of the log counts as not there.</remarks>
    /// <param name="log">The log to read.</param>
    /// <param name="times">The times in ascending order, in any offset.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <returns>A snapshot for each time, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="times"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="times"/> are not in ascending order.</exception>
    /// <exception cref="AuditReplayException">While enumerating: an event does not fit; the exception has its sequence
    /// number.</exception>
    public static IEnumerable<RegistrySnapshot> AsOf(
        IAuditLog log, IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (times is null) throw new ArgumentNullException(nameof(times));
        long[] ticks = [.. times.Select(time => time.UtcTicks)];
        for (int i = 1; i < ticks.Length; i++)
            if (ticks[i] < ticks[i - 1]) throw new ArgumentException(
                FormattableString.Invariant($"{times[i]:O} comes after {times[i - 1]:O} in the list. Sort the times in ascending order."),
                nameof(times));
        return Fold.AtTimes(log.Read(1, cancellationToken), ticks, cancellationToken).Select(state => new RegistrySnapshot(state));
    }
}
