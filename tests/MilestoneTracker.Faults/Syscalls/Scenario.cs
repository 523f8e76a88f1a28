using MilestoneTracker.Faults.Kill;
using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Syscalls;

/// <summary>What a child finds: no file at all, or one that was left open, with a write-ahead log to recover and a saved state.</summary>
internal sealed class Scenario
{
    private const int ChangesBefore = 12;

    private static int _made;

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<Kept> _kept = [];

    private Scenario(string name) => Name = name;

    public string Name { get; }

    public static Scenario NoFile => new("new");

    public static Scenario LeftOpen(string folder, ulong seed)
    {
        Scenario left = new("recovered");
        string file = Path.Combine(
            Directory.CreateDirectory(
            Path.Combine(folder, FormattableString.Invariant($"left{Interlocked.Increment(ref _made)}"))).FullName, "plan.db");
        using SqliteAuditLog log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { Identity = Writer.Log });
        MilestoneRegistry registry = log.OpenRegistry();
        Author author = new(1, new SplitMix(seed));
        for (int i = 1; i <= ChangesBefore; i++)
        {
            Change change = author.Next(FormattableString.Invariant($"before {i}"));
            change.Do(registry);
            left._kept.Add(new Kept(change, registry.Current.Version));
            if (i == ChangesBefore / 2) log.SaveState(registry.Current);
        }

        foreach (string ending in (string[])["", "-wal", "-state"])
        {
            using FileStream stream = new(file + ending, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            left._files[ending] = bytes;
        }

        return left;
    }

    /// <summary>Puts it into an empty folder, and expects of it what was acknowledged.</summary>
    public string Put(string folder, Inquest inquest)
    {
        string file = Path.Combine(folder, "plan.db");
        foreach ((string ending, byte[] bytes) in _files) File.WriteAllBytes(file + ending, bytes);
        inquest.Expect(_kept);
        return file;
    }
}
