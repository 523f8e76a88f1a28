using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// How many reads a second one thread makes (Contains of random names: the name, and the milestone's node) while another declares
// dependencies without pause, against the same with no writer, and what the reader costs the writer: from a snapshot that is held
// ("held"), and
// with Current taken anew for each read ("anew"). Each scenario runs for a fixed time, all by turns in every round; the two
// threads begin together and end by the clock. Each begins with a collected heap, so that it pays for its own garbage only.
//
// The writer declares what is not declared yet; were it through with that, it would withdraw it and begin again. What it
// declared is withdrawn between the scenarios, outside the time.
internal sealed class ReadersBenchmark
{
    private const int Draws = 1 << 16;
    private const int ReadsBetweenLooksAtTheClock = 256;
    private const int WritesBetweenLooksAtTheClock = 8;
    private readonly MilestoneRegistry _registry;
    private readonly RegistrySnapshot _held;
    private readonly string[] _names;
    private readonly (string Milestone, string Dependency)[] _further;
    private readonly double _length;
    private bool _isRight = true; // every read has found what it asked for

    private ReadersBenchmark(MilestoneRegistry registry, string[] names, (string Milestone, string Dependency)[] further, double length) =>
        (_registry, _held, _names, _further, _length) = (registry, registry.Current, names, further, length);

    private enum Reads
    {
        None,
        Held,
        Anew,
    }

    public static int Run(int milestones, Rounds rounds)
    {
        Workload workload = Layered.Of(milestones);
        (int From, int To)[] further = [
            .. Enumerable.Range(1, milestones < 100_000 ? 3 : 1)
                .SelectMany(seed => Layered.Further(milestones, workload, (ulong)seed)).Distinct()];
        (string, string)[] named = [.. further.Select(edge => (workload.Ids[edge.From], workload.Ids[edge.To]))];
        SplitMix random = new(7);
        MilestoneStatus[] statuses = Plan.Statuses(milestones, random);
        (MilestoneRegistry registry, bool[] accepted) = Plan.Build(workload, statuses);
        string[] names = [.. Enumerable.Range(0, Draws).Select(_ => workload.Ids[random.Below(milestones)])];
        ReadersBenchmark benchmark = new(registry, names, named, rounds.IsQuick ? 5e6 : 100e6);
        benchmark.Measure(milestones, rounds);
        FlatGraph graph = new(workload, accepted);
        bool isRight = benchmark._isRight
            && graph.AgreesWith(benchmark._held, workload, statuses) && graph.AgreesWith(registry.Current, workload, statuses);
        return isRight ? Result.Right : Result.Wrong("a status or progress is not what it must be, or the snapshot has changed.");
    }

    private void Measure(int milestones, Rounds rounds)
    {
        (int count, double[] m) = rounds.Measure(
            () =>
            {
                (double held, _) = Together(Reads.Held, writes: false);
                (double heldBeside, double writesBesideHeld) = Together(Reads.Held, writes: true);
                (double anew, _) = Together(Reads.Anew, writes: false);
                (double anewBeside, double writesBesideAnew) = Together(Reads.Anew, writes: true);
                (_, double writes) = Together(Reads.None, writes: true);
                return [held, heldBeside, writesBesideHeld, anew, anewBeside, writesBesideAnew, writes];
            },
            seconds: 6);
        Print("held", m[0], m[1], m[2]);
        Print("anew", m[3], m[4], m[5]);

        void Print(string what, double alone, double beside, double writes) =>
            Result.Print("readers", what, ("n", milestones), ("rounds", count),
            ("reads_per_s", alone), ("reads_per_s_beside_writer", beside), ("reads_ratio", beside / alone),
            ("writes_per_s", m[6]), ("writes_per_s_beside_reader", writes), ("writes_ratio", writes / m[6]));
    }

    /// <summary>Runs a reader, a writer or both for the fixed time, and answers how much each did a second.</summary>
    private (double Reads, double Writes) Together(Reads reads, bool writes)
    {
        GC.Collect();
        int written = 0;
        double writesASecond = 0;
        using Barrier start = new(reads != Reads.None && writes ? 2 : 1);
        double readsASecond = 0;
        Thread? writer = writes && reads != Reads.None ? new Thread(Write) : null;
        writer?.Start();
        if (reads == Reads.None) Write();
        else readsASecond = Read(reads, start);
        writer?.Join();
        for (int i = Math.Max(0, written - _further.Length); i < Math.Min(written, _further.Length); i++)
            _registry.WithdrawMilestoneDependency(_further[i].Milestone, _further[i].Dependency);
        return (readsASecond, writesASecond);

        void Write() => (writesASecond, written) = this.Write(start);
    }

    private double Read(Reads reads, Barrier start)
    {
        long found = 0;
        long done = 0;
        start.SignalAndWait();
        long begin = Clock.Now;
        double time;
        while ((time = Clock.NanosecondsSince(begin)) < _length)
        {
            if (reads == Reads.Held)
                for (int i = 0; i < ReadsBetweenLooksAtTheClock; i++) found += _held.Contains(_names[(int)(done++ & (Draws - 1))]) ? 1 : 0;
            else
                for (int i = 0; i < ReadsBetweenLooksAtTheClock; i++)
                    found += _registry.Current.Contains(_names[(int)(done++ & (Draws - 1))]) ? 1 : 0;
        }

        _isRight &= found == done;
        return done * 1e9 / time;
    }

    /// <summary>Declares one after the other; <c>Written</c> is where it stands between declaring all and withdrawing all.</summary>
    private (double PerSecond, int Written) Write(Barrier start)
    {
        long done = 0;
        int at = 0;
        start.SignalAndWait();
        long begin = Clock.Now;
        double time;
        while ((time = Clock.NanosecondsSince(begin)) < _length)
        {
            for (int i = 0; i < WritesBetweenLooksAtTheClock; i++, done++)
            {
                (string milestone, string dependency) = _further[at % _further.Length];
                if (at < _further.Length) _registry.DeclareMilestoneDependency(milestone, dependency);
                else _registry.WithdrawMilestoneDependency(milestone, dependency);
                if (++at == 2 * _further.Length) at = 0;
            }
        }

        return (done * 1e9 / time, at);
    }
}
