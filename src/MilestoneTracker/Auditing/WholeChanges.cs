using System.Globalization;

namespace MilestoneTracker.Auditing;

// What every reader and every keeper of events asks of them: gapless sequence numbers, and changes that are whole, with
// one time and one context. Kept in one place, so that a log refuses exactly what replay would refuse.
internal static class WholeChanges
{
    /// <summary>Refuses events that a log must not append after sequence number <paramref name="expected"/> − 1.</summary>
    public static void Check(IReadOnlyList<AuditEvent> events, long expected)
    {
        int count = events.Count;
        if (count == 0) throw new AuditAppendRefusedException("There is no event to append.");
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
    public static string? Fault(AuditEvent? next, AuditEvent? previous, long expected)
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
