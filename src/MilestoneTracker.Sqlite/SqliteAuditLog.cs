using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// An append: begin, compare the end of the log, insert, commit. One transaction, and so one synchronisation of the disk, for all
// changes that the registry appends together.
//
//   failure before COMMIT   nothing was appended: the append is refused, and the next one works
//   failure of COMMIT       a failed commit can be there after a restart, so the log finds out (SqliteAuditLog.Doubt.cs). If it cannot, the
//                           exception reaches the registry, which is faulted, and this log refuses every append until it is opened again
//                           (_unknown)
//
// SqliteAuditLog.Shared.cs has what several writers of one file share.
//
// Two connections: one writes, under _appending; one reads, under its gate, in parts of a few hundred events, so that a reader does
// not wait for a synchronisation and does not block checkpoints of the write-ahead log. Rows never change, so parts that are read one
// after the other are one log. Thread.Interrupt does not end an append that waits for a lock: the registry could not know that
// nothing was appended.

/// <summary>An audit log in one SQLite file: acknowledged events are on the disk, and events are verified when they are read.</summary>
/// <remarks>
/// <para>Uses a write-ahead log with full synchronisation. One call of <see cref="Append(IReadOnlyList{AuditEvent})"/> is one
/// transaction: all or nothing, even if the process or the machine crashes. Several registries can share the file, of this process and of
/// others on the same machine: each follows what the others append (<see cref="ISharedAuditLog"/>).</para>
/// <para>Every event that is read must be in canonical form, name the hash of the event before it, and match the hashes stored beside
/// it. The file must be on a local disk, not on a network share: on Linux, a file on a network file system is not opened for
/// writing.</para>
/// <para>Safe from any thread. Reading does not wait for appending.</para>
/// </remarks>
public sealed partial class SqliteAuditLog : ISharedAuditLog, IDisposable
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
    private readonly OpenFiles _files;
    private readonly string? _sharedFolder; // its file system, if a host may share it
    private readonly NewsWatch _news = new();
    private LedgerChain _chain;
    private long _compared = -1; // up to which commit of others the end of the file is that of the chain
    private Exception? _unknown;
    private volatile bool _disposed;

    private SqliteAuditLog(string path, SqliteAuditLogOptions options, TimeSpan wait)
    {
        (_path, _lockTimeout) = (path, options.LockTimeout);
        Connection? writer = null;
        Connection? reader = null;
        try
        {
            string? fileSystem = FileSystems.TypeOf(path, options.Mounts);
            if (fileSystem is not null && FileSystems.IsOfHost(fileSystem)) _sharedFolder = fileSystem;
            if (fileSystem is not null && FileSystems.IsOfNetwork(fileSystem)) throw OnNetwork(path, fileSystem);
            if (!options.ReadOnly) CheckBeforeWriting(path, wait);
            if (!options.ReadOnly) writer = new Connection(path, readOnly: false, create: true, wait);
            if (writer is not null) Schema.Open(writer, path, options);
            reader = new Connection(path, readOnly: true, create: false, wait);
            Identity = Schema.Open(reader, path, new SqliteAuditLogOptions { Identity = options.Identity, ReadOnly = true });
            (_writer, _reader) = (writer, reader);
            _ends = reader.Prepare(Schema.Ends);
            _rows = reader.Prepare(
                "SELECT first, count, lines, hashes FROM events WHERE first >= ifnull((SELECT max(first) FROM events WHERE first <= "
                + "?1), ?1) ORDER BY first");
            _rowOfTree = reader.Prepare(StoredTree.RowOf);
            _tree = new StoredTree(reader, _rowOfTree, () => LastSequence);
            if (writer is not null) _append = new AppendStatements(writer, options.LockTimeout);
            _chain = options.ReadOnly ? new LedgerChain(Identity) : End(); // only appending needs it
            _files = new OpenFiles(path, reader, ReadLastRow);
            writer?.WaitAtMost(options.LockTimeout);
            reader.WaitAtMost(options.LockTimeout);
        }
        catch
        {
            writer?.Dispose();
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>Opens the log in a file, and creates the file if it does not exist.</summary>
    /// <remarks>
    /// Checks that the file is a log with a complete schema, and verifies the last event; O(log n). Other events are verified when
    /// they are read: by <see cref="OpenRegistry"/> those that it reads, by
    /// <see cref="MilestoneRegistry.Open(IAuditLog, MilestoneRegistryOptions, CancellationToken)"/> and <see cref="Verify"/> all of
    /// them. A log with damaged events can be opened for reading only, so that <see cref="Verify"/> can report the damage and the
    /// events before it can be read.
    /// </remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="SqliteLogException">The file cannot be opened, is not a log, has another identity, or was written by a later
    /// version of the library; <see cref="SqliteLogException.Fault"/> says which.</exception>
    /// <exception cref="LedgerException">The last event does not follow the event before it. Not thrown if the file is opened for
    /// reading only.</exception>
    public static SqliteAuditLog Open(string path, SqliteAuditLogOptions? options = null) => Open(path, options, CancellationToken.None);

    /// <summary>Opens the log in a file like <see cref="Open(string, SqliteAuditLogOptions?)"/>, and can be cancelled while another process
    /// has locked the file.</summary>
    /// <remarks>It waits for the lock no longer than <see cref="SqliteAuditLogOptions.LockTimeout"/> in all, and looks at the token ten
    /// times a second.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="SqliteLogException">The file cannot be opened, is not a log, has another identity, or was written by a later
    /// version of the library; <see cref="SqliteLogException.Fault"/> says which.</exception>
    /// <exception cref="LedgerException">The last event does not follow the event before it. Not thrown if the file is opened for
    /// reading only.</exception>
    public static SqliteAuditLog Open(string path, SqliteAuditLogOptions? options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // The full path does not depend on later changes of the current folder.
        return Opening.Open(Path.GetFullPath(path), options ?? new SqliteAuditLogOptions(), cancellationToken);
    }

    /// <summary>The identity of the log: part of every event, and the origin of every checkpoint.</summary>
    public string Identity { get; }

    /// <inheritdoc/>
    /// <remarks>Read from the file, so it includes events that other processes appended. O(log n).</remarks>
    /// <exception cref="LedgerException">The log does not begin with event 1: rows were removed or renumbered.</exception>
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

    /// <summary>The connection that appends; <see langword="null"/> if the log was opened for reading only. For tests.</summary>
    internal Connection? Writer => _writer;

    /// <summary>The connection that reads. For tests.</summary>
    internal Connection Reader => _reader;

    /// <summary>The Merkle tree over all events, for proofs. It grows with the log.</summary>
    public MerkleTree Tree => _tree;

    /// <summary>Creates a checkpoint of the log as it is now, to be signed and stored where a writer of the file cannot change it.
    /// O(log n).</summary>
    /// <remarks>Uses the stored hashes. If another program can have changed the file, call <see cref="Verify"/> before you sign the
    /// checkpoint.</remarks>
    /// <exception cref="LedgerException">A hash is missing.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read, or is no longer in its place.</exception>
    public Checkpoint GetCheckpoint()
    {
        CheckInPlace();
        long size = LastSequence;
        return new Checkpoint(Identity, size, _tree.RootAt(size));
    }

    /// <summary>Closes the file. Later appends and reads are refused, and so are changes of a registry that uses the log.</summary>
    public void Dispose()
    {
        using (UninterruptibleLock.Acquire(_appending))
        using (UninterruptibleLock.Acquire(_reader.Gate))
        {
            if (_disposed) return;
            _disposed = true;
            _news.Dispose();
            _expiry?.Dispose();
            _reader.Dispose();
            _writer?.Dispose(); // last: the last connection to close checkpoints the write-ahead log
        }
    }

    // Opens in short attempts, each of which can wait for a lock several times: so it can be cancelled, and waits no longer in all than one
    // wait may take. A file that a failed attempt has made is deleted, so that it does not stand in the way of the next one.
    private static class Opening
    {
        private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(0.1);

        public static SqliteAuditLog Open(string path, SqliteAuditLogOptions options, CancellationToken cancellationToken)
        {
            bool isNew = !options.ReadOnly && !Path.Exists(path);
            long began = Stopwatch.GetTimestamp();
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TimeSpan left = options.LockTimeout - Stopwatch.GetElapsedTime(began);
                TimeSpan wait = left > Attempt ? Attempt : left > TimeSpan.Zero ? left : TimeSpan.Zero;
                try
                {
                    return new SqliteAuditLog(path, options, wait);
                }
                catch (SqliteLogException e) when (e.Fault == SqliteLogFault.Locked && left > wait)
                {
                    // Try again.
                }
                catch (SqliteLogException e) when (isNew && e.Fault is SqliteLogFault.DiskFull or SqliteLogFault.InputOutput)
                {
                    DeleteEmpty(path);
                    throw;
                }
            }
        }

        // Not what another process may have made meanwhile. A log has at least a page, also while everything else is in its -wal.
        private static void DeleteEmpty(string path)
        {
            try
            {
                if (new FileInfo(path) is not { Exists: true } file) return;
                if (file.Length > 0)
                {
                    using Connection connection = new(path, readOnly: true, create: false, TimeSpan.Zero);
                    if (!Schema.IsEmpty(connection)) return;
                }

                foreach (string end in (string[])["", "-wal", "-shm", "-journal"]) SavedStateFile.TryDelete(path + end);
            }
            catch (SqliteLogException)
            {
                // Not known what it is, so it stays.
            }
        }
    }

    // An existing file is checked before it is opened for writing: opening can change a file even if it is not a log.
    private static void CheckBeforeWriting(string path, TimeSpan lockTimeout)
    {
        if (!File.Exists(path)) return;
        CheckOneName(path);
        try
        {
            using Connection connection = new(path, readOnly: true, create: false, lockTimeout);
            if (!Schema.IsEmpty(connection)) Schema.Check(connection, path);
        }
        catch (SqliteLogException e) when (e.Fault == SqliteLogFault.ReadOnly)
        {
            // An interrupted transaction must be rolled back first, which only a connection for writing can do.
        }
    }

    // SQLite names the write-ahead log after the path. Of a file with two names (hard links), each name has one of its own, and what one
    // acknowledges the other overwrites. On Linux only: elsewhere the number of names is not known.
    private static void CheckOneName(string path)
    {
        if (FileMark.Read(path, FileMark.Terminated(path)) is not { IsFile: true, Names: > 1 and uint names }) return;
        throw new SqliteLogException(
            SqliteLogFault.CannotOpen,
            FormattableString.Invariant($"'{path}' is one of {names} names of the same file (hard links), so acknowledged events could be ")
            + "lost. Remove the other names, or open a copy.");
    }

    private static SqliteLogException OnNetwork(string path, string fileSystem) => new(
        SqliteLogFault.CannotOpen,
        $"'{path}' is on a network file system ({fileSystem}), where acknowledged events can be lost: the locks of SQLite do not reach "
        + "other machines, not even those of a reader. Use a local disk, also for a copy to read.");

    // The chain at the end of the log. The last event is read for it, and so verified at every opening.
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

    // The tree over a known number of events, which saves a query for the number.
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

    // Checked together with the end: a row before event 1 would never be read, and rows renumbered to end with 0 would look like an
    // empty log.
    internal static void CheckFirst(long first)
    {
        if (first != 1)
            throw new LedgerException(1, FormattableString.Invariant($"the first row begins with event {first} instead of event 1."));
    }

    // Reads the last row from the files, not from the cache.
    private void ReadLastRow()
    {
        using (UninterruptibleLock.Acquire(_reader.Gate))
        {
            _reader.Execute("PRAGMA shrink_memory");
            using Statement last = _reader.Prepare("SELECT lines, hashes FROM events ORDER BY first DESC LIMIT 1");
            if (!last.Step()) return;
            _ = last.Bytes(0);
            _ = last.Bytes(1);
        }
    }

    // For what others rely on: it must not be said of files that nobody else can see.
    private void CheckInPlace()
    {
        CheckUsable();
        if (_files.Check() is not { } moved) return;
        CheckUsable(); // closing deletes the files beside the log
        throw moved;
    }

    private void CheckUsable() => ObjectDisposedException.ThrowIf(_disposed, this);
}
