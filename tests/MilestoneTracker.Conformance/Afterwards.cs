using MilestoneTracker.Auditing;

namespace MilestoneTracker.Conformance;

// What every trace shows for free when it is over. The log alone gives the same registry, bit for bit, and so does the saved state. And a
// log in which one event was dropped, doubled, swapped or altered is refused, at the event at which the naive judge refuses it, or is one
// of the few that stay valid: then it replays to what the judge has.
internal static class Afterwards
{
    private const int MaxReplayed = 100_000; // events of altered logs: beyond that a sample of them is taken

    /// <summary>What is not as it was, each in a sentence.</summary>
    public static IEnumerable<string> DifferencesOfReplay(RegistrySnapshot live, IReadOnlyList<AuditEvent> events)
    {
        (RegistrySnapshot? replayed, long? refused) = Replays.Replayed(events);
        if (replayed is null)
        {
            yield return $"expected a replay of the log to give {live}, found a refusal at event {refused}";
            yield break;
        }

        if (DifferenceBetween(live, replayed) is { } difference) yield return $"expected a replay of the log to give {difference}";
        using MemoryStream saved = new();
        live.Save(saved);
        saved.Position = 0;
        if (DifferenceBetween(live, RegistrySnapshot.Load(saved)) is { } loaded) yield return $"expected a saved state to give {loaded}";
        if (NaiveReplay.Of(events).DifferenceFrom(live) is { } naive) yield return $"expected what a naive replay gives, found {naive}";
    }

    /// <summary>Alters a log in every way, or in a random sample of them where it is long.</summary>
    /// <param name="events">The log.</param>
    /// <param name="random">Draws the sample.</param>
    /// <param name="altered">How many altered logs were judged.</param>
    /// <returns>What was judged otherwise than the naive judge does, each in a sentence.</returns>
    public static List<string> DifferencesOfAltered(AuditEvent[] events, Random random, out int altered)
    {
        altered = 0;
        List<string> differences = [];
        long all = (long)events.Length * AlteredLog.Ways;
        long most = Math.Max(AlteredLog.Ways, MaxReplayed / Math.Max(1, events.Length));
        for (long i = 0; i < Math.Min(all, most); i++)
        {
            long drawn = all <= most ? i : (long)(random.NextDouble() * all);
            if (AlteredLog.Of(events, (int)(drawn / AlteredLog.Ways), (int)(drawn % AlteredLog.Ways)) is not { } log) continue;
            altered++;
            if (DifferenceOf(log) is { } difference) differences.Add(difference);
        }

        return differences;
    }

    private static string? DifferenceOf(AlteredLog log)
    {
        NaiveReplay judge = NaiveReplay.Of(log.Events);
        (RegistrySnapshot? found, long? refused) = Replays.Replayed(log.Events);
        if (refused != judge.Refused) return $"expected a log with {log.What} to be {Said(judge.Refused)}, found it {Said(refused)}";
        return found is not null && judge.DifferenceFrom(found) is { } other
            ? $"expected a log with {log.What} to replay as the judge does, found {other}" : null;
    }

    private static string Said(long? refused) => refused is null ? "valid" : FormattableString.Invariant($"refused at event {refused}");

    private static string? DifferenceBetween(RegistrySnapshot live, RegistrySnapshot other)
    {
        if (other.Version != live.Version || other.Count != live.Count) return $"{live}, found {other}";
        (IReadOnlyDictionary<string, Completion> all, IReadOnlyDictionary<string, Completion> others) = (live.GetCompletions(),
            other.GetCompletions());
        foreach (Milestone milestone in live.Milestones)
        {
            Milestone? again = other.GetMilestone(milestone.Name);
            bool isSame = milestone.Equals(again) && milestone.Completion == again.Completion && milestone.Completion == all[milestone.Name]
                && all[milestone.Name] == others[milestone.Name] && BitsOf(milestone) == BitsOf(again)
                && milestone.Components.SequenceEqual(again.Components, StringComparer.Ordinal)
                    && milestone.Fields.SequenceEqual(again.Fields);
            if (!isSame) return $"{milestone}, found {again?.ToString() ?? "nothing"}";
            foreach (string dependency in milestone.Dependencies)
            {
                if (!live.GetDependencyFields(milestone.Name,
                    dependency).SequenceEqual(other.GetDependencyFields(milestone.Name, dependency)))
                    return $"the fields of '{milestone.Name}' on '{dependency}', found others";
            }
        }

        if (!live.PlanFields.SequenceEqual(other.PlanFields)) return "the fields of the plan, found others";
        if (!live.RecordCollections.SequenceEqual(other.RecordCollections,
            StringComparer.Ordinal)) return "the collections of records, found others";
        foreach (string collection in live.RecordCollections)
            if (!RecordsOf(live, collection).SequenceEqual(RecordsOf(other, collection),
                StringComparer.Ordinal)) return $"the records of '{collection}', found others";
        RegistryDifference moved = other.ChangesSince(live);
        return moved.IsEmpty && moved.Affected.Count == 0 ? null : $"what has not moved, found: {moved}";
    }

    private static long BitsOf(Milestone milestone) => BitConverter.DoubleToInt64Bits(milestone.Progress);

    private static IEnumerable<string> RecordsOf(RegistrySnapshot snapshot, string collection) =>
        snapshot.GetRecords(collection).SelectMany(record => record.Value.Select(field => $"{record.Key} {field}"));
}
