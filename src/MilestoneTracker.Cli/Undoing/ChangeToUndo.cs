using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Undoing;

// Finds the change to undo. An undo is recognized by its correlation ID, "undo N", where N is the first event of an earlier change, and
// by its effect: its first event reverses one of that change, so an ID that happens to match is not enough. An undo that was itself
// undone no longer counts. The last change is searched from the end of the log, in growing windows: O(events read).
internal static class ChangeToUndo
{
    private const string Mark = "undo ";
    private const int FirstWindow = 64;

    /// <summary>The correlation ID of the undo of a change.</summary>
    public static string CorrelationOf(IReadOnlyList<AuditEvent> change) =>
        Mark + change[0].Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The change that an event belongs to.</summary>
    public static IReadOnlyList<AuditEvent> Read(IAuditLog log, long sequence, CancellationToken cancelled)
    {
        if (sequence < 1 || sequence > log.LastSequence)
            throw new InvocationException(ExitCode.Refused, NoEvent(sequence, log.LastSequence));
        AuditEvent e = log.Read(sequence, cancelled).First();
        return [.. log.Read(sequence - e.Index + 1, cancelled).Take(e.Count)];
    }

    /// <summary>The last change that is not an undo and was not undone.</summary>
    public static IReadOnlyList<AuditEvent> Last(IAuditLog log, CancellationToken cancelled)
    {
        long last = log.LastSequence;
        for (long window = FirstWindow; ; window *= 4)
        {
            long first = Math.Max(1, last - window + 1);
            if (last > 0 && LastIn(log, [.. log.Read(first, cancelled)], cancelled) is { } change) return change;
            if (first == 1)
            {
                throw new InvocationException(
                    ExitCode.Refused, "There is nothing to undo: every change in the log was undone, or there is none.");
            }
        }
    }

    private static string NoEvent(long sequence, long last) =>
        FormattableString.Invariant($"There is no event {sequence}: the log has {last}, numbered from 1. 'milestones log' lists them.");

    // Null if the change lies before these events.
    private static List<AuditEvent>? LastIn(IAuditLog log, List<AuditEvent> events, CancellationToken cancelled)
    {
        HashSet<long> undone = [];
        for (int end = events.Count; end > 0;)
        {
            int count = events[end - 1].Count;
            if (count > end) return null;
            end -= count;
            AuditEvent first = events[end];
            if (undone.Contains(first.Sequence)) continue;
            if (UndoneBy(log, first, cancelled) is not { } sequence) return events.GetRange(end, count);
            undone.Add(sequence);
        }

        return null;
    }

    private static long? UndoneBy(IAuditLog log, AuditEvent e, CancellationToken cancelled)
    {
        if (e.Context.CorrelationId is not { } id || !id.StartsWith(Mark, StringComparison.Ordinal)) return null;
        if (!long.TryParse(id.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)) return null;
        if (sequence < 1 || sequence >= e.Sequence) return null;
        IReadOnlyList<AuditEvent> change = Read(log, sequence, cancelled);
        return change[0].Sequence == sequence && change.Any(earlier => IsReversed(earlier.Data, e.Data)) ? sequence : null;
    }

    private static bool IsReversed(AuditData earlier, AuditData later) =>
        earlier.Subject.Equals(later.Subject)
        && earlier.Field == later.Field && earlier.Old.Equals(later.New) && earlier.New.Equals(later.Old);
}
