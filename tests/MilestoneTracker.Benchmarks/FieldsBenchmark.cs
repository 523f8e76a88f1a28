using System.Globalization;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// Four fields of each of N milestones, all values different: what a field weighs beyond two bytes a unit of its value, and what it
// costs to set, to
// read and to clear one, of milestones in any order. Beside it what a program would have without the library: a dictionary for each
// milestone. The log is one
// that keeps nothing. Bytes do not vary, so all is made once; of the times, over a hundred parts of all changes, the best and the
// median are told.
internal static class FieldsBenchmark
{
    private const int Parts = 100;
    private static readonly string[] Keys = [FieldKeys.Owner, FieldKeys.Title, FieldKeys.Url, "acme.cost-centre"];

    public static int Run(int milestones)
    {
        string[] names = Layered.Names(milestones);
        int[] order = [.. Enumerable.Range(0, milestones)];
        new SplitMix(7).Shuffle<int>(order);
        long units = Enumerable.Range(0, milestones).Sum(id => Keys.Select((_, key) => (long)Value(id, key).Length).Sum());
        long fields = (long)milestones * Keys.Length;

        long before = MemoryBenchmark.Live();
        Dictionary<string, string>[] peer = new Dictionary<string, string>[milestones];
        for (int id = 0; id < milestones; id++) peer[id] = new Dictionary<string, string>(StringComparer.Ordinal);
        double[] peerSet = Time(order, (id, key) => peer[id][Keys[key]] = Value(id, key));
        long peerBytes = MemoryBenchmark.Live() - before;
        bool isRight = true;
        double[] peerRead = Time(order, (id, key) => isRight &= peer[id][Keys[key]].Length > 0);
        double[] peerClear = Time(order, (id, key) => isRight &= peer[id].Remove(Keys[key]));
        peer = [];

        MilestoneRegistry registry = new(new Forgetful());
        foreach (string name in names) registry.RegisterMilestone(name);
        before = MemoryBenchmark.Live();
        double[] set = Time(order, (id, key) => isRight &= registry.SetMilestoneField(names[id], Keys[key], Value(id, key)));
        long bytes = MemoryBenchmark.Live() - before;
        RegistrySnapshot snapshot = registry.Current;
        double[] read = Time(order, (id, key) => isRight &= snapshot.GetMilestone(names[id])!.Fields[Keys[key]].Length > 0);
        for (int id = 0; id < milestones; id++)
            for (int key = 0; key < Keys.Length; key++) isRight &= snapshot.GetMilestone(names[id])!.Fields[Keys[key]] == Value(id, key);
        GC.KeepAlive(snapshot);
        snapshot = null!;
        double[] clear = Time(order, (id, key) => isRight &= registry.SetMilestoneField(names[id], Keys[key], null));
        isRight &= names.All(name => registry.GetMilestone(name)!.Fields.IsEmpty);

        Result.Print(
            "fields", "memory", ("n", milestones), ("fields", fields), ("units_per_value", (double)units / fields),
            ("bytes_per_field", (double)bytes / fields),
            ("bytes_beyond_units", (double)(bytes - (2 * units)) / fields),
            ("dictionary_beyond_units", (double)(peerBytes - (2 * units)) / fields));
        Print("set", set, peerSet);
        Print("read", read, peerRead);
        Print("clear", clear, peerClear);
        return isRight ? Result.Right : Result.Wrong("a field does not say what it was set to.");

        void Print(string what, double[] ours, double[] dictionary) =>
            Result.Print("fields", what, ("n", milestones), ("ns", ours.Min()), ("median_ns", Rounds.Median(ours)),
            ("dictionary_ns", dictionary.Min()), ("ratio", ours.Min() / dictionary.Min()));
    }

    // Made anew each time, so that no value lives elsewhere.
    private static string Value(int id, int key) => string.Create(CultureInfo.InvariantCulture, $"value {key} of {id:D7}");

    private static double[] Time(int[] order, Action<int, int> use)
    {
        double[] times = new double[Parts];
        for (int part = 0; part < Parts; part++)
        {
            ReadOnlySpan<int> ids = order.AsSpan((int)((long)order.Length * part / Parts)..(int)((long)order.Length * (part + 1) / Parts));
            long start = Clock.Now;
            foreach (int id in ids)
                for (int key = 0; key < Keys.Length; key++) use(id, key);
            times[part] = Clock.NanosecondsSince(start) / (ids.Length * Keys.Length);
        }

        return times;
    }
}
