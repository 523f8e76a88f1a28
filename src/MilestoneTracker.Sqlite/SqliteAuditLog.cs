using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// The way of an append: begin, compare the end, insert, commit; one transaction, and so one synchronisation, for all changes
// that the registry hands over together.
//
//   before COMMIT is carried out   whatever goes wrong, nothing was kept: the append is refused, and the next one works
//   from COMMIT on                 whatever goes wrong, nobody knows: a commit that failed may be there after a restart.
//                                  The exception goes through, the registry is faulted, and this log refuses every append
//                                  until it is opened anew (_lost)
//
// Two connections: one writes, under _appending; one reads, under its gate, in parts of some hundred events, so that a reader
// waits neither for a synchronisation nor keeps the write-ahead log from being folded back. Rows never change, so parts
// that are read one after the other are still one log. An interruption of a thread that waits for either (Thread.Interrupt) ends no
// append: the registry could not tell that nothing was kept.

/// <summary>The audit log in one SQLite file: what was acknowledged is on the disk, and what is read is verified.</summary>
/// <remarks>
/// <para>A write-ahead log with full synchronisation. One call of <see cref="Append(IReadOnlyList{AuditEvent})"/> is one
/// transaction: all or nothing, also when the process or the machine dies in between. The file has one writer
/// at a time: who appends after another process has, is refused. Any number may read, in this process and in others.</para>
/// <para>Every event that is read is checked to be written canonically, to name the hash of the one before it, and to have the
/// hashes that are stored beside it. The file is for a local disk, not for a network share.</para>
/// <para>Safe from any thread. Reading does not wait for appending.</para>
/// </remarks>
public sealed partial class SqliteAuditLog : IAuditLog, IDisposable
{
    private readonly object _appending = new();
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly SemaphoreSlim _copying = new(1, 1);
    private readonly string _path;
    private readonly TimeSpan _lockTimeout;
    private readonly Connection? _writer;
    private readonly Connection _reader;
    private readonly Statement _ends;
    private readonly Statement _rows;
    private readonly Statement _rowOfTree;
    private readonly AppendStatements? _append;
    private readonly StoredTree _tree;
    private LedgerChain _chain;
    private Exception? _lost;
    private volatile bool _disposed;

    private SqliteAuditLog(string path, SqliteAuditLogOptions options)
    {
        (_path, _lockTimeout) = (path, options.LockTimeout);
        Connection? writer = null;
        Connection? reader = null;
        try
        {
            if (!options.ReadOnly) LookAt(path, options.LockTimeout);
            if (!options.ReadOnly) writer = new Connection(path, readOnly: false, create: true, options.LockTimeout);
            if (writer is not null) Schema.Open(writer, path, options);
            reader = new Connection(path, readOnly: true, create: false, options.LockTimeout);
            Identity = Schema.Open(reader, path, new SqliteAuditLogOptions { Identity = options.Identity, ReadOnly = true });
            (_writer, _reader) = (writer, reader);
            _ends = reader.Prepare(Schema.Ends);
            _rows = reader.Prepare(
                "SELECT first, count, lines, hashes FROM events WHERE first >= ifnull((SELECT max(first) FROM events WHERE first <= "
                + "?1), ?1) ORDER BY first");
            _rowOfTree = reader.Prepare(StoredTree.RowOf);
            _tree = new StoredTree(reader, _rowOfTree, () => LastSequence);
            if (writer is not null) _append = new AppendStatements(writer);
            _chain = options.ReadOnly ? new LedgerChain(Identity) : End(); // only who appends needs it
        }
        catch
        {
            writer?.Dispose();
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>Opens the log in a file, and makes the file where there is none.</summary>
    /// <remarks>
    /// Checks that the file is a log and its schema whole, and verifies the last event; O(log n). The rest is verified when it is
    /// read: by <see cref="OpenRegistry"/> as far as it reads,
    /// by <see cref="MilestoneRegistry.Open(IAuditLog, MilestoneRegistryOptions, CancellationToken)"/> and <see cref="Verify"/>
    /// from the first event on. For reading only, a log whose events are
    /// damaged is opened too, so that <see cref="Verify"/> can say how, and what comes before can be read.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">How to open it; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="SqliteLogException">The file cannot be opened, is not a log, is another one, or is of a later version; it
    /// says which.</exception>
    /// <exception cref="LedgerException">The last event is not what follows the one before it (not where the file is only
    /// read).</exception>
    public static SqliteAuditLog Open(string path, SqliteAuditLogOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // The whole path, whatever folder becomes the current one.
        return new SqliteAuditLog(Path.GetFullPath(path), options ?? new SqliteAuditLogOptions());
    }

    /// <summary>The identity of the log: part of every event, and the origin of every checkpoint.</summary>
    public string Identity { get; }

    /// <inheritdoc/>
    /// <remarks>As the file has it now, whoever has appended. O(log n).</remarks>
    /// <exception cref="LedgerException">The log does not begin with event 1: rows were taken out or renumbered.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public long LastSequence
    {
        get
        {
            (long last, long first) = Ends();
            CheckFirst(first);
            return last;
        }
    }

    /// <summary>The connection that appends; <see langword="null"/> where the log is only read: for tests.</summary>
    internal Connection? Writer => _writer;

    /// <summary>The connection that reads: for tests.</summary>
    internal Connection Reader => _reader;

    /// <summary>The tree over all events, to make proofs from. It grows with the log.</summary>
    public MerkleTree Tree => _tree;

    /// <summary>What the log is at this moment, in three lines: to be signed, and kept where whoever can write the file cannot.
    /// O(log n).</summary>
    /// <remarks>From the hashes that are stored. Where the file may have been changed by somebody else, <see cref="Verify"/> it
    /// before you sign.</remarks>
    /// <exception cref="LedgerException">A hash is missing.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public Checkpoint GetCheckpoint()
    {
        long size = LastSequence;
        return new Checkpoint(Identity, size, _tree.RootAt(size));
    }

    /// <summary>Closes the file. Appends and reads from here on are refused; a registry that uses the log refuses changes.</summary>
    public void Dispose()
    {
        using (UninterruptibleLock.Acquire(_appending))
        using (UninterruptibleLock.Acquire(_reader.Gate))
        {
            if (_disposed) return;
            _disposed = true;
            _reader.Dispose();
            _writer?.Dispose(); // last, so that where nobody else has the file open the write-ahead log is folded back into it
        }
    }

    // A file that is there is looked at before it is opened for writing, which may change even one that is not ours.
    private static void LookAt(string path, TimeSpan lockTimeout)
    {
        if (!File.Exists(path)) return;
        try
        {
            using Connection connection = new(path, readOnly: true, create: false, lockTimeout);
            if (!Schema.IsEmpty(connection)) Schema.Check(connection, path);
        }
        catch (SqliteLogException e) when (e.Fault == SqliteLogFault.ReadOnly)
        {
            // An interrupted transaction is to be rolled back first, which only who writes can do.
        }
    }

    // The chain at the end of the log, with the last event read and compared: that much is verified at every opening.
    private LedgerChain End()
    {
        long last = LastSequence;
        if (last == 0) return new LedgerChain(Identity);
        LedgerChain chain = LedgerChain.Resume(Identity, TreeOver(last), last - 1);
        foreach (AuditEvent _ in ReadThrough(chain, last, CancellationToken.None))
        {
        }

        return chain;
    }

    // The tree as far as the log is known to go, so that the file is not asked again how far that is.
    private StoredTree TreeOver(long events) => new(_reader, _rowOfTree, () => events);

    private (long Last, long First) Ends()
    {
        using (UninterruptibleLock.Acquire(_reader.Gate))
        {
            CheckUsable();
            _ends.Step();
            (long last, long first) = (_ends.Number(0), _ends.Number(1));
            _ends.Reset();
            return (last, first);
        }
    }

    // Looked at whenever the end is: a row before the first event would be read by nobody, and rows that were renumbered to end
    // at 0 would look like a log without events.
    private static void CheckFirst(long first)
    {
        if (first != 1) throw new LedgerException(1, FormattableString.Invariant($"the first row begins with event {first}."));
    }

    private void CheckUsable() => ObjectDisposedException.ThrowIf(_disposed, this);
}
