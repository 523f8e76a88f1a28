using System.Globalization;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Benchmarks;

// Processes that share one log in SQLite in a folder, each with a registry of its own (SharingProcess):
//
//   writers   changes a second of each of two processes alone, and of both at once, by turns in every round; how much the slower one
//             gets done of what the faster one does; how often an append is offered until it is stored
//   follower  how long after its author began it a change is seen by an observer in another process: at 50 changes a second, and while
//             two processes write as fast as they can
//   idle      processor time a second of a process that follows a log to which nobody appends
//
// Each figure that has a bar is told with it, and whether it holds. What is measured is only right if no change is lost: the log must
// verify, and have as many events as were acknowledged.
internal static class SharingBenchmark
{
    private const double LeastShare = 0.6; // of what one process alone does
    private const double LeastFairness = 0.5; // slowest to fastest
    private const double LongestLag = 1000; // milliseconds, of 99 in 100
    private const double MostIdle = 10; // milliseconds of processor time a second

    public static int Run(string folder, Rounds rounds)
    {
        TimeSpan window = TimeSpan.FromSeconds(rounds.IsQuick ? 0.2 : 1);
        TimeSpan observed = TimeSpan.FromSeconds(rounds.IsQuick ? 1 : 20);
        string path = Path.Combine(folder, "sharing.db");
        Delete(folder);
        long events;
        using (SharingProcess one = SharingProcess.Start(path, "one"))
        using (SharingProcess two = SharingProcess.Start(path, "two"))
        {
            if (!rounds.IsQuick) one.Ask("fill");
            PrintWriters(one, two, window, rounds);
            PrintLags(one, two, path, observed);
            PrintIdle(one, observed);
            events = (long)(one.Ask("made")[0] + two.Ask("made")[0]);
        }

        bool isRight;
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) isRight = log.LastSequence == events && log.Verify().IsValid;
        Delete(folder);
        return isRight ? Result.Right : Result.Wrong("the log is not what the processes were told that they appended.");
    }

    private static void PrintWriters(SharingProcess one, SharingProcess two, TimeSpan window, Rounds rounds)
    {
        string write = Words("write", window);
        (int count, double[] medians) = rounds.Measure(
            () =>
            {
                double[] first = one.Ask(write);
                one.Tell(write);
                two.Tell(write);
                (double[] a, double[] b) = (one.Answer(), two.Answer());
                double[] second = two.Ask(write);
                double alone = (first[0] + second[0]) / 2;
                return [
                    alone, a[0] + b[0], (a[0] + b[0]) / alone, Math.Min(a[0], b[0]) / Math.Max(a[0], b[0]),
                    first[1], Math.Max(a[1], b[1]), Math.Max(a[2], b[2]), Math.Max(a[3], b[3]), Math.Max(a[4], b[4]),
                ];
            },
            seconds: 20);
        Result.Print(
            "sharing", "writers", ("rounds", count), ("one_per_s", medians[0] / window.TotalSeconds),
            ("two_per_s", medians[1] / window.TotalSeconds), ("ratio", medians[2]), ("bar", LeastShare),
            ("holds", Word(medians[2] >= LeastShare)));
        Result.Print("sharing", "fairness", ("ratio", medians[3]), ("bar", LeastFairness), ("holds", Word(medians[3] >= LeastFairness)));
        Result.Print(
            "sharing", "change", ("alone_p50_ms", medians[4]), ("p50_ms", medians[5]), ("p99_ms", medians[6]), ("tries_mean", medians[7]),
            ("tries_most", medians[8]));
    }

    private static void PrintLags(SharingProcess one, SharingProcess two, string path, TimeSpan observed)
    {
        using SharingProcess follower = SharingProcess.Start(path, "follower");
        Print("paced", () => one.Ask(Words("pace", observed)));
        Print("busy", () =>
        {
            one.Tell(Words("write", observed / 4));
            two.Tell(Words("write", observed / 4));
            one.Answer();
            two.Answer();
        });

        void Print(string what, Action write)
        {
            follower.Ask("hear");
            write();
            double[] lags = follower.Ask("heard");
            Result.Print(
                "sharing", "lag-" + what, ("changes", lags[0]), ("p50_ms", lags[1]), ("p99_ms", lags[2]), ("max_ms", lags[3]),
                ("bar", LongestLag), ("holds", Word(lags[2] < LongestLag)));
        }
    }

    private static void PrintIdle(SharingProcess one, TimeSpan observed)
    {
        double used = one.Ask(Words("idle", observed / 2))[0];
        Result.Print("sharing", "idle", ("processor_ms_per_s", used), ("bar", MostIdle), ("holds", Word(used < MostIdle)));
    }

    private static string Words(string verb, TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{verb} {time.TotalMilliseconds:0}");

    private static string Word(bool holds) => holds ? "yes" : "NO";

    private static void Delete(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "sharing.db*")) File.Delete(file);
    }
}
