using System.Globalization;

namespace MilestoneTracker.Auditing;

/// <summary>The checks that every log makes on the events to append: sequence numbers without a gap, and complete changes with one time
/// and one context each.</summary>
/// <remarks>Public, so that an implementation of <see cref="IAuditSink"/> refuses events whose form a replay would refuse. Whether the
/// events fit the plan is not checked. O(events); safe from any thread.</remarks>
public static class AuditChanges
{
    /// <summary>Throws if a log must not append these events.</summary>
    /// <param name="events">The events to append.</param>
    /// <param name="expected">The sequence number that follows the last one of the log.</param>
    /// <exception cref="AuditConflictException">The log already has the first sequence number.</exception>
    /// <exception cref="AuditAppendRefusedException">There are no events; an event is <see langword="null"/> or has no data, no context
    /// or no time in UTC; a sequence number is not the next one; or a change is not complete.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    public static void Validate(IReadOnlyList<AuditEvent> events, long expected)
    {
        if (events is null) throw new ArgumentNullException(nameof(events));
        int count = events.Count;
        if (count == 0) throw new AuditAppendRefusedException("There is no event to append.");
        if (events[0] is { Sequence: >= 1 } first && first.Sequence < expected)
            throw new AuditConflictException(first.Sequence - 1, expected - 1);
        AuditEvent? previous = null;
        for (int i = 0; i < count; i++)
        {
            AuditEvent next = events[i];
            if (Fault(next, previous, expected + i) is string fault) throw new AuditAppendRefusedException(fault);
            previous = next;
        }

        if (previous!.Index != previous.Count)
            throw new AuditAppendRefusedException($"The events end within a change, at {Place(previous)}. Append complete changes.");
    }

    /// <summary>What is wrong with an event at this position of a log, or <see langword="null"/>.</summary>
    internal static string? Fault(AuditEvent? next, AuditEvent? previous, long expected)
    {
        if (next is null) return $"Event {Number(expected)} is null.";
        if (next.Sequence != expected) return $"Sequence number {Number(next.Sequence)} was found where {Number(expected)} was expected.";
        if (next.Data is null || next.Context is null) return $"Event {Number(expected)} has no data or no context.";
        if (next.Time.Offset != TimeSpan.Zero) return $"Event {Number(expected)} has a time that is not in UTC.";
        bool within = previous is not null && previous.Index < previous.Count;
        int index = within ? previous!.Index + 1 : 1;
        int count = within ? previous!.Count : next.Count;
        if (next.Index != index || next.Count != count || index > count)
            return $"Event {Number(expected)} is {Place(next)}, where {Number(index)} of {Number(count)} was expected.";
        if (within && (next.Time != previous!.Time || next.Context != previous.Context))
            return $"Event {Number(expected)} has a different time or context than the event before it in the same change.";
        return null;
    }

    private static string Place(AuditEvent e) => $"{Number(e.Index)} of {Number(e.Count)} in its change";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
