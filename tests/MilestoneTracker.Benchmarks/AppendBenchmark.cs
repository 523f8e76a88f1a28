using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Benchmarks;

// Durable changes a second through the registry, into a log in SQLite in a folder: decided, written as canonical JSON, hashed,
// taken into the tree and synchronised. By batches of 1, 10, 100 and 1000 events from one thread, and by 1 and 8 threads that
// make single changes. A plan grows: of three events one registers, one declares a dependency, one changes a status.
// Beside it stands what SQLite does from C with events of 200 bytes: compare.sh runs both by turns on the same disk.
//
// Timed is a log that is in use. In a new one each of the first synchronisations also makes the write-ahead log longer, which
// costs about a quarter more, until it has been folded back for the first time and is written over from then on.
internal static class AppendBenchmark
{
    private const int Writers = 8;
    private const long FoldedBack = 2000 * 8192; // the length of a write-ahead log that is folded back next
    private static readonly int[] Batches = [1, 10, 100, 1000];

    public static int Run(string folder, Rounds rounds)
    {
        TimeSpan time = TimeSpan.FromSeconds(rounds.IsQuick ? 0.1 : 1);
        string path = Path.Combine(folder, "append.db");
        bool isWhole = true;
        double[] Pass(Func<SqliteAuditLog, MilestoneRegistry, double> measured)
        {
            foreach (string file in Directory.GetFiles(folder, "append.db*")) File.Delete(file);
            using SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = "example.com/plans/2026" });
            MilestoneRegistry registry = new(log);
            Growth before = new("before ");
            while (!rounds.IsQuick && new FileInfo(path + "-wal").Length < FoldedBack)
                registry.Batch(proposed => before.Next(proposed, 100));
            double figure = measured(log, registry);
            isWhole &= log.LastSequence == registry.Current.Version && (!rounds.IsQuick || log.Verify().IsValid);
            return [figure];
        }

        foreach (int batch in Batches)
        {
            (int count, double[] medians) =
                rounds.Measure(() => Pass((log, registry) => InBatches(log, registry, batch, time)), seconds: 4);
            Result.Print(
                "append", "sqlite", ("batch", batch), ("rounds", count), ("events_per_s", medians[0]),
                ("commits_per_s", medians[0] / batch));
        }

        (int turns, double[] writers) = rounds.Measure(
            () => [.. Pass((log, registry) =>
                ByWriters(log, registry, 1, time)), .. Pass((log, registry) => ByWriters(log, registry, Writers, time))], seconds: 6);
        Result.Print(
            "append", "writers", ("rounds", turns), ("one_per_s", writers[0]), ("eight_per_s", writers[1]),
            ("ratio", writers[1] / writers[0]));
        foreach (string file in Directory.GetFiles(folder, "append.db*")) File.Delete(file);
        return isWhole ? Result.Right : Result.Wrong("the log is not what the registry appended.");
    }

    private static double InBatches(SqliteAuditLog log, MilestoneRegistry registry, int batch, TimeSpan time)
    {
        Growth growth = new("");
        long first = log.LastSequence;
        long start = Clock.Now;
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < time;)
        {
            if (batch == 1) growth.Next(registry);
            else registry.Batch(proposed => growth.Next(proposed, batch));
        }

        return (log.LastSequence - first) / Clock.NanosecondsSince(start) * 1e9;
    }

    private static double ByWriters(SqliteAuditLog log, MilestoneRegistry registry, int writers, TimeSpan time)
    {
        long first = log.LastSequence;
        long start = Clock.Now;
        Thread[] threads = [.. Enumerable.Range(0, writers).Select(writer => new Thread(() =>
        {
            Growth growth = new(((char)('a' + writer)).ToString());
            for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < time;) growth.Next(registry);
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return (log.LastSequence - first) / Clock.NanosecondsSince(start) * 1e9;
    }

    // What one writer does, event by event.
    private sealed class Growth(string prefix)
    {
        private int _events;

        public void Next(MilestoneRegistry registry)
        {
            (int milestone, int step) = Math.DivRem(_events++, 3);
            if (step == 0) registry.RegisterMilestone(Name(milestone));
            else if (step == 1 && milestone > 0) registry.DeclareMilestoneDependency(Name(milestone), Name(milestone - 1));
            else registry.UpdateMilestoneStatus(Name(milestone), step == 1 ? MilestoneStatus.OnHold : MilestoneStatus.InProgress);
        }

        public void Next(ProposedChange proposed, int events)
        {
            for (int i = 0; i < events; i++)
            {
                (int milestone, int step) = Math.DivRem(_events++, 3);
                if (step == 0) proposed.RegisterMilestone(Name(milestone));
                else if (step == 1 && milestone > 0) proposed.DeclareMilestoneDependency(Name(milestone), Name(milestone - 1));
                else proposed.UpdateMilestoneStatus(Name(milestone), step == 1 ? MilestoneStatus.OnHold : MilestoneStatus.InProgress);
            }
        }

        private string Name(int milestone) => prefix + milestone.ToString(CultureInfo.InvariantCulture);
    }
}
