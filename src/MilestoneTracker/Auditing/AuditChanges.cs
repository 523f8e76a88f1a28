using System.Globalization;

namespace MilestoneTracker.Auditing;

/// <summary>What every log asks of the events that it is to append: gapless sequence numbers, and changes that are whole, with one
/// time and one context.</summary>
/// <remarks>Kept in one place and public, so that whoever writes an <see cref="IAuditSink"/> refuses what a replay would refuse of
/// their form. Whether they fit the plan is not asked. O(events); safe from any thread.</remarks>
public static class AuditChanges
{
    /// <summary>Refuses events that a log must not append.</summary>
    /// <param name="events">What is to be appended.</param>
    /// <param name="expected">The sequence number that follows the last one of the log.</param>
    /// <exception cref="AuditConflictException">The first sequence number is one that the log has already.</exception>
    /// <exception cref="AuditAppendRefusedException">There is no event, one is missing or has no data, context or time in UTC, a
    /// sequence number is not the one that follows, or a change is not whole.</exception>
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
            throw new AuditAppendRefusedException($"The events end within a change, at {Place(previous)}. Append whole changes.");
    }

    /// <summary>What is wrong with an event at this place of a log, or <see langword="null"/>.</summary>
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
            return $"Event {Number(expected)} has another time or context than the event before it in the same change.";
        return null;
    }

    private static string Place(AuditEvent e) => $"{Number(e.Index)} of {Number(e.Count)} in its change";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
