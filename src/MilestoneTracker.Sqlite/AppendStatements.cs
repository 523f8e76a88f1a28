using System.Buffers;
using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// The prepared statements of an append, and the current row. Used by one thread at a time.
//
// Between two attempts to take the write lock, SQLite itself waits longer and longer, up to a tenth of a second. Whoever has just appended
// would always be faster, so the lock is asked for about every millisecond instead.
internal sealed class AppendStatements(Connection writer, TimeSpan lockTimeout)
{
    // Small enough to find one event quickly, and large enough to keep the overhead of a row small.
    private const int MaxEvents = 256;
    private const int TargetBytes = 1 << 16;

    private static readonly TimeSpan Attempt = TimeSpan.FromMilliseconds(2); // in which SQLite asks after 0, 1 and 2 milliseconds

    private readonly Statement _begin = writer.Prepare("BEGIN IMMEDIATE");
    private readonly Statement _end = writer.Prepare(Schema.Ends);
    private readonly Statement _changes = writer.Prepare("PRAGMA data_version");
    private readonly Statement _rollback = writer.Prepare("ROLLBACK");
    private readonly Statement _insert = writer.Prepare("INSERT INTO events VALUES (?1, ?2, ?3, ?4)");
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly ArrayBufferWriter<byte> _hashes = new();
    private bool _isReserved;
    private long _first;
    private int _count;

    public Statement Commit { get; } = writer.Prepare("COMMIT");

    /// <summary>Whether the write lock is held for the next append.</summary>
    public bool IsReserved => _isReserved && writer.IsInTransaction;

    /// <summary>A number that is another one after each commit of another connection, as it was when the transaction began.</summary>
    public long Changes { get; private set; } = -1;

    /// <summary>Begins a transaction, or goes on with the reserved one, and throws if the log does not end with the expected
    /// event.</summary>
    /// <param name="last">The sequence number of the expected event.</param>
    /// <param name="atMost">How long to wait for the write lock, unless the usual time is shorter.</param>
    public void Begin(long last, TimeSpan atMost)
    {
        StartRow();
        if (!IsReserved)
        {
            RollBack(); // of a check (CheckWritable) that could not do so itself
            Lock(atMost < lockTimeout ? atMost : lockTimeout);
        }

        _isReserved = false;
        Changes = CountChanges();
        _end.Step();
        (long found, long first) = (_end.Number(0), _end.Number(1));
        _end.Reset();
        SqliteAuditLog.CheckFirst(first);
        if (found != last) throw new AuditConflictException(expected: last, found: found);
    }

    /// <summary>Keeps the write lock for the next append.</summary>
    public void Reserve() => _isReserved = true;

    /// <summary>Adds an event to the current row, and inserts the row if it is full.</summary>
    public void Add(long sequence, ReadOnlySpan<byte> bytes, ReadOnlySpan<LedgerHash> completed)
    {
        if (_count++ == 0) _first = sequence;
        _lines.Write(bytes);
        _lines.Write("\n"u8);
        Span<byte> hashes = _hashes.GetSpan(completed.Length * LedgerHash.Length);
        for (int level = 0; level < completed.Length; level++) completed[level].CopyTo(hashes[(level * LedgerHash.Length)..]);
        _hashes.Advance(completed.Length * LedgerHash.Length);
        if (_count == MaxEvents || _lines.WrittenCount >= TargetBytes) Insert();
    }

    /// <summary>Inserts the current row, unless it is empty.</summary>
    public void Insert()
    {
        if (_count == 0) return;
        _insert.Bind(1, _first);
        _insert.Bind(2, _count);
        _insert.Bind(3, _lines.WrittenSpan);
        _insert.Bind(4, _hashes.WrittenSpan);
        _insert.Run();
        StartRow();
    }

    /// <summary>Rolls back the open transaction, unless SQLite already has.</summary>
    public void RollBack()
    {
        _isReserved = false;
        if (writer.IsInTransaction) _rollback.Run();
    }

    private void Lock(TimeSpan wait)
    {
        long began = Stopwatch.GetTimestamp();
        writer.WaitAtMost(wait < Attempt ? wait : Attempt);
        try
        {
            while (!_begin.TryRun())
                if (Stopwatch.GetElapsedTime(began) >= wait) throw _begin.LockedFailure();
        }
        finally
        {
            writer.WaitAtMost(lockTimeout);
        }
    }

    private long CountChanges()
    {
        _changes.Step();
        long changes = _changes.Number(0);
        _changes.Reset();
        return changes;
    }

    private void StartRow()
    {
        _count = 0;
        _lines.ResetWrittenCount();
        _hashes.ResetWrittenCount();
    }
}
