using System.Buffers;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Append: decided by the database, one transaction per call. A failure before COMMIT is a refusal; of a failed COMMIT, the log finds out
// what became of it (SqliteAuditLog.Doubt.cs). SqliteAuditLog.cs describes the states.

public sealed partial class SqliteAuditLog
{
    /// <inheritdoc/>
    /// <remarks>One transaction and one synchronisation of the disk for any number of events. When the method returns, the events are
    /// on the disk.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditConflictException">Another writer has appended since this log, or the registry, was opened. Nothing was
    /// appended. Open both again.</exception>
    /// <exception cref="AuditAppendRefusedException">Nothing was appended. If the file is the cause, the inner exception is a
    /// <see cref="SqliteLogException"/> that says what to do.</exception>
    /// <exception cref="SqliteLogException">The commit failed, and the log could not find out whether the events were kept. Open the log
    /// again.</exception>
    public void Append(IReadOnlyList<AuditEvent> events) => Append(events, CancellationToken.None);

    /// <summary>Appends events, and can be cancelled: for very many events at once, such as those of an import.</summary>
    /// <param name="events">At least one event; whole changes, in order of sequence.</param>
    /// <param name="cancellationToken">Cancels the append with <see cref="OperationCanceledException"/>, so that nothing was appended.
    /// Ignored once the commit begins.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditConflictException">Another writer has appended since this log, or the registry, was opened. Nothing was
    /// appended.</exception>
    /// <exception cref="AuditAppendRefusedException">Nothing was appended.</exception>
    /// <exception cref="SqliteLogException">The commit failed, and the log could not find out whether the events were kept. Open the log
    /// again.</exception>
    public void Append(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        using (UninterruptibleLock.Acquire(_appending)) AppendAtEnd(Appending(), events, cancellationToken);
    }

    private void AppendAtEnd(AppendStatements append, IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        long before = _chain.Size;
        Stage(events, append, cancellationToken);
        try
        {
            append.Commit.Run();
            if (_files.Check() is { } moved) throw moved; // what was written is then perhaps nowhere to be found
        }
        catch (SqliteLogException e)
        {
            Outcome outcome = e.Fault is SqliteLogFault.Replaced or SqliteLogFault.CannotOpen ? Outcome.Unknown : Settle(e, before);
            if (outcome == Outcome.Kept) return;
            if (outcome == Outcome.Refused) throw new AuditAppendRefusedException("Nothing was appended. " + e.Message, e);
            RollBack(last: _chain.Size); // only to release the lock: the events may have been appended
            _unknown = e;
            throw;
        }
    }

    private AppendStatements Appending()
    {
        if (_disposed) throw new AuditAppendRefusedException(
            "The log is closed. Open it again.", new ObjectDisposedException(nameof(SqliteAuditLog)));
        if (_unknown is not null)
            throw new AuditAppendRefusedException("The outcome of an earlier append is unknown. Open the log again.", _unknown);
        return _append ?? throw new AuditAppendRefusedException(
            "The log was opened for reading only. Open it for writing.",
            new SqliteLogException(SqliteLogFault.ReadOnly, $"'{_path}' was opened for reading only."));
    }

    // Does everything of an append except the commit, or refuses it and changes nothing. The end of the file is compared first: a
    // registry that was opened after another writer's append knows that append, so its events would look like a gap to this log.
    private void Stage(IReadOnlyList<AuditEvent> events, AppendStatements append, CancellationToken cancellationToken)
    {
        long last = _chain.Size;
        try
        {
            append.Begin(last);
            if (_files.Check() is { } moved) throw moved;
            long changes = append.CountChanges();
            if (changes != _compared && last > 0 && _tree.LeafAt(last - 1) != _chain.Last) throw OtherEnd(last);
            _compared = changes;
            AuditChanges.Validate(events, last + 1);
            for (int i = 0; i < events.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                append.Add(events[i].Sequence, _chain.Write(events[i]), _chain.Completed);
            }

            append.Insert();
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception e)
        {
            RollBack(last);
            bool isCancelled = e is OperationCanceledException && cancellationToken.IsCancellationRequested;
            if (isCancelled || e is AuditAppendRefusedException or LogDivergedException) throw;
            throw new AuditAppendRefusedException("Nothing was appended. " + e.Message, e);
        }
    }

    private void RollBack(long last)
    {
        try
        {
            _append!.RollBack();
            if (_chain.Size != last) _chain = LedgerChain.Resume(Identity, _tree, last);
        }
        catch (Exception e)
        {
            _unknown = e; // nothing was appended, but this connection cannot be used again
        }
    }

    // The prepared statements of an append, and the current row.
    private sealed class AppendStatements(Connection writer)
    {
        // Small enough to find one event quickly, and large enough to keep the overhead of a row small.
        private const int MaxEvents = 256;
        private const int TargetBytes = 1 << 16;

        private readonly Statement _begin = writer.Prepare("BEGIN IMMEDIATE");
        private readonly Statement _end = writer.Prepare(Schema.Ends);
        private readonly Statement _changes = writer.Prepare("PRAGMA data_version"); // counts the commits of other connections
        private readonly Statement _rollback = writer.Prepare("ROLLBACK");
        private readonly Statement _insert = writer.Prepare("INSERT INTO events VALUES (?1, ?2, ?3, ?4)");
        private readonly ArrayBufferWriter<byte> _lines = new();
        private readonly ArrayBufferWriter<byte> _hashes = new();
        private long _first;
        private int _count;

        public Statement Commit { get; } = writer.Prepare("COMMIT");

        /// <summary>Begins a transaction, and throws if the log does not end with the expected event.</summary>
        public void Begin(long last)
        {
            StartRow();
            RollBack(); // of a check (CheckWritable) that could not do so itself
            _begin.Run();
            _end.Step();
            (long found, long first) = (_end.Number(0), _end.Number(1));
            _end.Reset();
            CheckFirst(first);
            if (found != last) throw new AuditConflictException(expected: last, found: found);
        }

        /// <summary>A number that is another one after each commit of another connection.</summary>
        public long CountChanges()
        {
            _changes.Step();
            long changes = _changes.Number(0);
            _changes.Reset();
            return changes;
        }

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
            if (writer.IsInTransaction) _rollback.Run();
        }

        private void StartRow()
        {
            _count = 0;
            _lines.ResetWrittenCount();
            _hashes.ResetWrittenCount();
        }
    }
}
