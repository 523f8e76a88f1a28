using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Tamper;

/// <summary>The same log in SQLite: the file as it is when it was closed, and as it is while it is open, with all of it in the
/// write-ahead log; and a saved state.</summary>
internal sealed class SqliteOriginal : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milestonetracker-faults-");
    private int _copies;

    private SqliteOriginal(Original original) => Original = original;

    public Original Original { get; }

    public Checkpoint Checkpoint => Original.Checkpoint;

    /// <summary>The database when it was closed: one file.</summary>
    public byte[] Closed { get; private set; } = [];

    /// <summary>The database while it is open.</summary>
    public byte[] Open { get; private set; } = [];

    public byte[] WriteAheadLog { get; private set; } = [];

    public byte[] SavedState { get; private set; } = [];

    public RegistrySnapshot Plan { get; private set; } = null!;

    /// <summary>The rows of events, in order.</summary>
    public IReadOnlyList<EventRow> Rows { get; private set; } = [];

    public static SqliteOriginal Make(Original original)
    {
        SqliteOriginal made = new(original);
        string file = made.NewPath();
        using (SqliteAuditLog log = Imported(original.Bytes, original.Checkpoint.Origin, file))
        {
            made.Open = Bytes(file);
            made.WriteAheadLog = Bytes(file + "-wal");
            made.Plan = log.OpenRegistry().Current;
            log.SaveState(made.Plan);
            made.SavedState = Bytes(file + "-state");
        }

        made.Closed = Bytes(file);
        using RawDatabase database = new(file);
        made.Rows = database.Rows();
        return made;
    }

    /// <summary>Lines as a database at a new place: in appends of one to some changes each, so that there are rows of many sizes.</summary>
    public static SqliteAuditLog Imported(byte[] lines, string name, string file)
    {
        SqliteAuditLog log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { Identity = name });
        using MemoryStream stream = new(lines);
        List<AuditEvent> together = [];
        SplitMix random = new(1);
        foreach (List<AuditEvent> change in Plans.Plan.Changes(LedgerLines.Read(stream, new LedgerChain(name))))
        {
            together.AddRange(change);
            if (!random.OneIn(3)) continue;
            log.Append(together);
            together.Clear();
        }

        if (together.Count > 0) log.Append(together);
        return log;
    }

    /// <summary>A path at which nothing is, in a folder of its own.</summary>
    public string NewPath() =>
        Path.Combine(_folder.CreateSubdirectory(FormattableString.Invariant($"{Interlocked.Increment(ref _copies)}")).FullName, "plan.db");

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Bytes(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
