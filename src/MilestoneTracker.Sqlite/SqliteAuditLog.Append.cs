using System.Buffers;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Append: decided by the database, one transaction a call. Until COMMIT is carried out a failure is a refusal, from there on nobody
// knows; the states are on the page of SqliteAuditLog.cs.

public sealed partial class SqliteAuditLog
{
    /// <inheritdoc/>
    /// <remarks>One transaction and one synchronisation of the disk, however many events. When it returns, they are on the disk.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditConflictException">Somebody else has appended since this log was opened, or since the registry was. Nothing
    /// was kept. Open both anew.</exception>
    /// <exception cref="AuditAppendRefusedException">Nothing was kept; where the file is the reason, the inner exception is a
    /// <see cref="SqliteLogException"/> that says what to do.</exception>
    /// <exception cref="SqliteLogException">The commit itself failed, so nobody knows. Open the log anew.</exception>
    public void Append(IReadOnlyList<AuditEvent> events) => Append(events, CancellationToken.None);

    /// <summary>The same, and may be ended: for very many events at once, such as those of an import.</summary>
    /// <param name="events">At least one event; whole changes, in order of sequence.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>, and then nothing was kept; not once the
    /// events are committed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditConflictException">Somebody else has appended since this log was opened, or since the registry was. Nothing
    /// was kept.</exception>
    /// <exception cref="AuditAppendRefusedException">Nothing was kept.</exception>
    /// <exception cref="SqliteLogException">The commit itself failed, so nobody knows. Open the log again.</exception>
    public void Append(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        using (UninterruptibleLock.Acquire(_appending))
        {
            if (_disposed) throw new AuditAppendRefusedException(
                "The log is closed. Open it anew.", new ObjectDisposedException(nameof(SqliteAuditLog)));
            if (_lost is not null)
                throw new AuditAppendRefusedException("Nobody knows what became of an earlier append. Open the log anew.", _lost);
            if (_append is null)
                throw new AuditAppendRefusedException(
                    "The log was opened for reading only. Open it for writing.",
                    new SqliteLogException(SqliteLogFault.ReadOnly, $"'{_path}' was opened for reading only."));
            Stage(events, _append, cancellationToken);
            try
            {
                _append.Commit.Run();
            }
            catch (SqliteLogException e)
            {
                TakeBack(last: _chain.Size); // only so that nobody waits for a lock: it may have been kept all the same
                _lost = e;
                throw;
            }
        }
    }

    // All of an append but its commit, or a refusal and nothing. Whether the file has gone on is looked at first: a registry that
    // was opened
    // after that knows of it, and what it appends would look like a gap to this log, which does not.
    private void Stage(IReadOnlyList<AuditEvent> events, AppendStatements append, CancellationToken cancellationToken)
    {
        long last = _chain.Size;
        try
        {
            append.Begin(last);
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
            TakeBack(last);
            if (e is AuditAppendRefusedException || (e is OperationCanceledException && cancellationToken.IsCancellationRequested)) throw;
            throw new AuditAppendRefusedException("Nothing was appended. " + e.Message, e);
        }
    }

    private void TakeBack(long last)
    {
        try
        {
            _append!.TakeBack();
            if (_chain.Size != last) _chain = LedgerChain.Resume(Identity, _tree, last);
        }
        catch (Exception e)
        {
            _lost = e; // nothing was kept, but this connection is of no use any more
        }
    }

    // The statements of an append, prepared once, and the row that is being filled.
    private sealed class AppendStatements(Connection writer)
    {
        // Few enough that one event is soon found, and enough that a row costs less than what is in it.
        private const int MaxEvents = 256;
        private const int EnoughBytes = 1 << 16;

        private readonly Statement _begin = writer.Prepare("BEGIN IMMEDIATE");
        private readonly Statement _end = writer.Prepare(Schema.Ends);
        private readonly Statement _rollback = writer.Prepare("ROLLBACK");
        private readonly Statement _insert = writer.Prepare("INSERT INTO events VALUES (?1, ?2, ?3, ?4)");
        private readonly ArrayBufferWriter<byte> _lines = new();
        private readonly ArrayBufferWriter<byte> _hashes = new();
        private long _first;
        private int _count;

        public Statement Commit { get; } = writer.Prepare("COMMIT");

        /// <summary>Begins a transaction on a log that ends where it is expected to.</summary>
        public void Begin(long last)
        {
            StartRow();
            TakeBack(); // what a look at the log could not (CheckWritable)
            _begin.Run();
            _end.Step();
            (long found, long first) = (_end.Number(0), _end.Number(1));
            _end.Reset();
            CheckFirst(first);
            if (found != last) throw new AuditConflictException(expected: last, found: found);
        }

        /// <summary>Adds an event to the row, and the row to the log where it is full.</summary>
        public void Add(long sequence, ReadOnlySpan<byte> bytes, ReadOnlySpan<LedgerHash> completed)
        {
            if (_count++ == 0) _first = sequence;
            _lines.Write(bytes);
            _lines.Write("\n"u8);
            Span<byte> hashes = _hashes.GetSpan(completed.Length * LedgerHash.Length);
            for (int level = 0; level < completed.Length; level++) completed[level].CopyTo(hashes[(level * LedgerHash.Length)..]);
            _hashes.Advance(completed.Length * LedgerHash.Length);
            if (_count == MaxEvents || _lines.WrittenCount >= EnoughBytes) Insert();
        }

        /// <summary>Adds what is left in the row to the log.</summary>
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

        /// <summary>Takes back what was begun and not committed. SQLite may have done it already.</summary>
        public void TakeBack()
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
