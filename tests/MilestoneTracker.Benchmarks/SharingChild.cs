using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Benchmarks;

// The other side of SharingProcess: does what each line says, and answers it by a line of numbers.
//
//   fill       appends until the write-ahead log has been folded back once: from then on it is written over
//   write MS   changes as fast as it can; how many, p50 and p99 in milliseconds, tries of an append on average and at most
//   pace MS    a change every 20 milliseconds; how many
//   hear       notes from now on how old each change of others is when an observer is notified of it
//   heard      how many, p50, p99 and the greatest age in milliseconds
//   idle MS    does nothing; milliseconds of processor time a second
//   made       how many events it has appended in all
//
// A change says in its correlation id when it began, by the clock of the machine that all processes share.
internal sealed class SharingChild
{
    private const long FoldedBack = 2000 * 8192;
    private const int Batch = 1000;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly ManualResetEvent Never = new(false);

    private readonly string _path;
    private readonly string _milestone;
    private readonly SqliteAuditLog _log;
    private readonly MilestoneRegistry _registry;
    private readonly List<double> _lags = [];
    private IDisposable? _hearing;
    private long _heard; // up to which version
    private long _made;
    private long _appends;
    private long _tries;
    private long _mostTries;

    private SharingChild(string path, string name, SqliteAuditLog log)
    {
        (_path, _milestone, _log, _registry) = (path, name, log, log.OpenRegistry());
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "milestone_tracker.shared.tries") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, tries, _, _) =>
            (_appends, _tries, _mostTries) = (_appends + 1, _tries + tries, Math.Max(_mostTries, tries)));
        listener.Start();
    }

    public static int Run(string path, string name)
    {
        using SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { LockTimeout = TimeSpan.FromMinutes(1) });
        SharingChild child = new(path, name, log);
        Console.WriteLine();
        while (Console.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            TimeSpan time = TimeSpan.FromMilliseconds(words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0);
            double[] answer = words[0] switch
            {
                "fill" => child.Fill(),
                "write" => child.Write(time),
                "pace" => child.PaceOut(time),
                "hear" => child.Hear(),
                "heard" => child.Heard(),
                "idle" => Idle(time),
                "made" => [child._made],
                _ => throw new InvalidOperationException($"'{line}' is not understood."),
            };
            Console.WriteLine(string.Join(' ', answer.Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
        }

        return 0;
    }

    private double[] Fill()
    {
        Register();
        while (new FileInfo(_path + "-wal").Length < FoldedBack)
        {
            _registry.Batch(proposed =>
            {
                for (int i = 0; i < Batch; i++) proposed.UpdateMilestoneStatus(_milestone, Status(_made + i));
            });
            _made += Batch;
        }

        return [_made];
    }

    private double[] Write(TimeSpan time)
    {
        Register();
        (_appends, _tries, _mostTries) = (0, 0, 0);
        List<double> took = [];
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < time;)
        {
            long began = Clock.Now;
            Change();
            took.Add(Clock.NanosecondsSince(began) / 1e6);
        }

        double[] sorted = [.. took];
        return [took.Count, Rounds.Percentile(sorted, 50), Rounds.Percentile(sorted, 99), (double)_tries / _appends, _mostTries];
    }

    private double[] PaceOut(TimeSpan time)
    {
        int count = 0;
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < time; count++)
        {
            Change();
            TimeSpan left = (Pace * (count + 1)) - watch.Elapsed;
            if (left > TimeSpan.Zero) Never.WaitOne(left);
        }

        return [count];
    }

    private double[] Hear()
    {
        _lags.Clear();
        _hearing = _registry.Subscribe(change =>
        {
            long began = long.Parse(change.Events[0].Context.CorrelationId!, CultureInfo.InvariantCulture);
            _lags.Add(Clock.NanosecondsSince(began) / 1e6);
            Volatile.Write(ref _heard, change.After.Version);
        });
        return [];
    }

    private double[] Heard()
    {
        SpinWait.SpinUntil(() => Volatile.Read(ref _heard) >= _log.LastSequence); // no refresh: that would be a look of its own
        _hearing!.Dispose();
        double[] lags = [.. _lags];
        return [lags.Length, Rounds.Percentile(lags, 50), Rounds.Percentile(lags, 99), lags[^1]];
    }

    private static double[] Idle(TimeSpan time)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Stopwatch watch = Stopwatch.StartNew();
        Never.WaitOne(time);
        return [(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / watch.Elapsed.TotalSeconds];
    }

    private void Register()
    {
        if (_made > 0) return;
        _registry.RegisterMilestone(_milestone);
        _made = 1;
    }

    private void Change()
    {
        string began = Clock.Now.ToString(CultureInfo.InvariantCulture);
        _registry.UpdateMilestoneStatus(_milestone, Status(_made++), new ChangeContext { CorrelationId = began });
    }

    private static MilestoneStatus Status(long number) => (number & 1) == 0 ? MilestoneStatus.InProgress : MilestoneStatus.OnHold;
}
