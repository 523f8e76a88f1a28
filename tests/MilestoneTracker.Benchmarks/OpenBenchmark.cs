using MilestoneTracker.Auditing;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Benchmarks;

// How fast a registry is opened from a log of N changes in SQLite: verified whole and replayed, on one thread; and from a state
// that was saved at its end. Beside it, in the same rounds, the same log in memory, which is replayed and not verified.
internal static class OpenBenchmark
{
    public static int Run(int changes, Rounds rounds)
    {
        string folder = Directory.CreateTempSubdirectory("milestones-open-").FullName;
        try
        {
            InMemoryAuditLog memory = new();
            MilestoneRegistry registry = ReplayBenchmark.Fill(memory, changes);
            using SqliteAuditLog log = SqliteAuditLog.Open(Path.Combine(folder, "open.db"));
            foreach (AuditEvent[] part in memory.Read().Chunk(1000)) log.Append(part);
            log.SaveState(registry.Current);
            MilestoneRegistry whole = null!;
            MilestoneRegistry fromSnapshot = null!;
            (int count, double[] medians) = rounds.Measure(() =>
            {
                (whole, fromSnapshot) = (null!, null!);
                return [Time(() => MilestoneRegistry.Open(memory)), Time(() => whole = MilestoneRegistry.Open(log)),
                    Time(() => fromSnapshot = log.OpenRegistry())];
            });
            Result.Print(
                "open",
                "sqlite",
                ("n", changes),
                ("milestones", registry.Current.Count),
                ("rounds", count),
                ("events_per_s", 1e9 * changes / medians[1]),
                ("ratio_to_memory", medians[1] / medians[0]),
                ("snapshot_ms", medians[2] / 1e6),
                ("faster_from_snapshot", medians[1] / medians[2]));
            return ReplayBenchmark.IsSame(registry.Current, whole.Current) && ReplayBenchmark.IsSame(registry.Current, fromSnapshot.Current)
                ? Result.Right
                : Result.Wrong("an opened registry is not the one that wrote the log.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Time(Action measured)
    {
        long start = Clock.Now;
        measured();
        return Clock.NanosecondsSince(start);
    }
}
