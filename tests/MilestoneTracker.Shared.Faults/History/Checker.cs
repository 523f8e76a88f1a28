using MilestoneTracker.Auditing;

namespace MilestoneTracker.Shared.Faults.History;

// Whether a history could be that of one registry that took each operation at once, somewhere between its beginning and its end:
//
//   the log replays; each change is of one operation, and whole
//   what was acknowledged is in the log exactly once, what was refused is not, what was cut off is at most once
//   of two operations of which one ended before the other began, the first has the lower place
//   a refusal, or that nothing changed, is right on some version from the last one acknowledged before its beginning on, up to the last
//   one begun before its end
//   a read is the replay of its version, and not older than what its process had seen; a refresh not older than all acknowledged to anybody
internal static class Checker
{
    public static int Check(IReadOnlyList<Entry> entries, IReadOnlyList<AuditEvent> log, ICollection<string> violations)
    {
        Dictionary<string, long> places = Places(log, violations);
        CheckPresence(entries, places, violations);
        List<RegistrySnapshot> states;
        try
        {
            states = States(log);
        }
        catch (MilestoneRegistryException e)
        {
            violations.Add("the log does not replay: " + e.Message);
            return entries.Count;
        }

        Timeline acknowledged = new(
            entries.Where(entry => entry.IsKept && places.ContainsKey(entry.Id)).Select(entry => (entry.Ended, places[entry.Id])));
        Timeline begun = new(entries.Where(entry => places.ContainsKey(entry.Id)).Select(entry => (entry.Began, places[entry.Id])));
        Dictionary<string, Timeline> seen = entries.GroupBy(entry => entry.Process, StringComparer.Ordinal).ToDictionary(
            process => process.Key,
            process => new Timeline(process.Where(entry => entry.IsKept).Select(
                entry => (entry.Ended, Math.Max(entry.Version, places.GetValueOrDefault(entry.Id))))),
            StringComparer.Ordinal);
        foreach (Entry entry in entries)
        {
            if (entry.IsUnknown) continue;
            long least = acknowledged.GreatestBefore(entry.Began);
            long greatest = begun.GreatestBefore(entry.Ended);
            if (entry.Operation.IsRead) CheckRead(entry, least, seen[entry.Process].GreatestBefore(entry.Began), states, violations);
            else if (entry.IsKept) CheckOrder(entry, places, least, states, violations);
            else CheckRefusal(entry, least, greatest, states, violations);
        }

        return entries.Count;
    }

    // The last event of each change, by the correlation id of its operation.
    private static Dictionary<string, long> Places(IReadOnlyList<AuditEvent> log, ICollection<string> violations)
    {
        Dictionary<string, long> places = new(StringComparer.Ordinal);
        foreach (AuditEvent next in log.Where(e => e.Index == e.Count))
            if (!places.TryAdd(next.Context.CorrelationId ?? "nobody", next.Sequence))
                violations.Add($"{next.Context.CorrelationId} is in the log twice");
        return places;
    }

    private static void CheckPresence(IReadOnlyList<Entry> entries, Dictionary<string, long> places, ICollection<string> violations)
    {
        HashSet<string> known = new(entries.Select(entry => entry.Id), StringComparer.Ordinal);
        foreach (string id in places.Keys.Where(id => !known.Contains(id))) violations.Add($"{id} is in the log, and nobody asked for it");
        foreach (Entry entry in entries)
        {
            bool isThere = places.ContainsKey(entry.Id);
            if (entry.IsKept && !entry.Operation.IsRead && !isThere) violations.Add($"{entry} was acknowledged and is not in the log");
            if (!entry.IsKept && !entry.IsUnknown && isThere) violations.Add($"{entry} was not made and is in the log");
        }
    }

    // The state after each event; within a change, that before it.
    private static List<RegistrySnapshot> States(IReadOnlyList<AuditEvent> log)
    {
        InMemoryAuditLog copy = new();
        if (log.Count > 0) copy.Append(log);
        return [.. RegistrySnapshot.AsOf(copy, [.. Enumerable.Range(0, log.Count + 1).Select(i => (long)i)])];
    }

    private static void CheckRead(
        Entry entry, long acknowledged, long seen, List<RegistrySnapshot> states, ICollection<string> violations)
    {
        if (entry.Answer != Operation.Kept) return; // it could not be read
        long least = entry.Operation.Word == "refresh" ? Math.Max(acknowledged, seen) : seen;
        if (entry.Version < least) violations.Add($"{entry} is older than version {least}, which was there before");
        if (entry.Version >= states.Count) violations.Add($"{entry} is newer than the log, which has {states.Count - 1} events");
        else if (Digest.Of(states[(int)entry.Version]) != entry.Digest) violations.Add($"{entry} is not the replay of its version");
    }

    private static void CheckOrder(
        Entry entry, Dictionary<string, long> places, long least, List<RegistrySnapshot> states, ICollection<string> violations)
    {
        if (!places.TryGetValue(entry.Id, out long place)) return;
        if (place <= least) violations.Add($"{entry} is at place {place}, before {least}, which had ended before it began");
        long before = place - 1;
        while (before > 0 && states[(int)before].Version != before) before--; // within the change: the state before it
        if (entry.Operation.AnswerOn(states[(int)before]) != Operation.Kept)
            violations.Add($"{entry} could not be made on version {before}");
    }

    private static void CheckRefusal(
        Entry entry, long least, long greatest, List<RegistrySnapshot> states, ICollection<string> violations)
    {
        for (long version = least; version <= Math.Min(greatest, states.Count - 1); version++)
            if (entry.Operation.AnswerOn(states[(int)version]) == entry.Answer) return;
        violations.Add($"{entry} is right on no version from {least} to {greatest}");
    }
}
