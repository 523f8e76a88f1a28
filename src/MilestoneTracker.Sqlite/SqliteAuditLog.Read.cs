using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Reading and verifying are the same: there is one path from a row to an event, and it verifies everything in the row. A fault is
// thrown when its event is reached, so the events before it can be read. Readers hold the gate of the connection only while rows are
// copied, and never wait for an append.

public sealed partial class SqliteAuditLog
{
    /// <inheritdoc/>
    /// <remarks>Each event is verified as it is read. O(bytes), plus O(log n) to start from a sequence number other than 1.</remarks>
    /// <exception cref="LedgerException">During enumeration: an event was changed. The message names its sequence number, and the
    /// expected and the actual value.</exception>
    /// <exception cref="SqliteLogException">During enumeration: the file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">During enumeration: the log was closed.</exception>
    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        return ReadFrom(fromSequence, cancellationToken);
    }

    /// <summary>Verifies the whole log: form, hash chain, tree, sequence numbers, whole changes, replay, absence of cycles, and the
    /// checkpoint. O(bytes), one pass.</summary>
    /// <param name="checkpoint">A checkpoint of this log that was stored elsewhere, opened with a trusted key;
    /// <see langword="null"/> if there is none.</param>
    /// <param name="cancellationToken">Cancels the verification with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The result. A fault of an event is part of the result and is not thrown.</returns>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read, or it or a file beside it (<c>-wal</c>, <c>-shm</c>) is no longer
    /// in its place.</exception>
    public VerificationResult Verify(Checkpoint? checkpoint = null, CancellationToken cancellationToken = default)
    {
        CheckInPlace();
        (long last, long first) = Ends();
        return VerificationResult.Compute(Rows, Identity, checkpoint, cancellationToken);

        IEnumerable<AuditEvent> Rows(LedgerChain chain)
        {
            CheckFirst(first); // here, so that the result reports the fault
            foreach (AuditEvent next in ReadThrough(chain, last, cancellationToken)) yield return next;
        }
    }

    /// <summary>Writes the whole log as JSON Lines: the stored bytes of each event, followed by a line feed. Each event is verified as
    /// it is read. <see cref="Import"/> is the counterpart.</summary>
    /// <param name="output">The stream to write to. It stays open.</param>
    /// <param name="cancellationToken">Cancels the export with <see cref="OperationCanceledException"/>, between two lines.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerException">An event was changed; the events before it were written.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public void Export(Stream output, CancellationToken cancellationToken = default) =>
        LedgerLines.Write(Read(1, cancellationToken), new LedgerChain(Identity), output, cancellationToken);

    /// <summary>Appends the events of JSON Lines, as <see cref="Export"/> writes them, to this log, in whole changes. The same as
    /// <see cref="LedgerLines.Import"/>.</summary>
    /// <remarks>If a line is at fault, whole changes before it may have been appended and stay: use <see cref="LedgerLines.Verify"/>
    /// first. If this log has the identity of the exported one, its bytes, hashes and root are the same.</remarks>
    /// <param name="input">The stream to read, to its end. It stays open.</param>
    /// <param name="cancellationToken">Cancels the import with <see cref="OperationCanceledException"/>, between two changes.</param>
    /// <returns>The number of events appended.</returns>
    /// <exception cref="ArgumentException">This log already has events.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerException">A line does not continue the log; the message names its number, which is the sequence number,
    /// and the reason.</exception>
    /// <exception cref="AuditAppendRefusedException">The log refused the events, for example because a change is not
    /// whole.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">A commit failed and its outcome is unknown. Open the log again.</exception>
    public long Import(Stream input, CancellationToken cancellationToken = default) =>
        LedgerLines.Import(input, this, cancellationToken);

    private IEnumerable<AuditEvent> ReadFrom(long fromSequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long last = LastSequence;
        if (fromSequence > last) yield break;
        LedgerChain chain = LedgerChain.Resume(Identity, TreeOver(last), fromSequence - 1);
        foreach (AuditEvent next in ReadThrough(chain, last, cancellationToken)) yield return next;
    }

    // Yields the events in order up to the last requested one, which ends a change. Later events can be copied with them, but are not
    // yielded. Each event goes through the chain only when it is requested, because a verifier reads the chain between two events.
    private IEnumerable<AuditEvent> ReadThrough(LedgerChain chain, long last, CancellationToken cancellationToken)
    {
        RowBuffer rows = new();
        while (chain.Size < last)
        {
            LedgerException? fault = Copy(chain.Size + 1, rows);
            foreach (AuditEvent next in rows.ReadThrough(chain, last))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return next;
            }

            if (fault is not null && chain.Size < last) throw fault;
        }
    }

    // Copies the next rows, starting with that of an event. A row that the database cannot read is a fault of the event after the copied
    // rows.
    private LedgerException? Copy(long sequence, RowBuffer rows)
    {
        rows.Clear();
        using (UninterruptibleLock.Acquire(_reader.Gate))
        {
            CheckUsable();
            try
            {
                _rows.Bind(1, sequence);
                while (!rows.IsFull && _rows.Step()) rows.Add(_rows.Number(0), _rows.Number(1), _rows.Bytes(2), _rows.Bytes(3));
                return rows.Contains(sequence) ? null : new LedgerException(sequence, "no row contains it.");
            }
            catch (SqliteLogException e) when (e.Fault is SqliteLogFault.Damaged or SqliteLogFault.NotALog)
            {
                return new LedgerException(Math.Max(sequence, rows.End + 1), e.Message, e);
            }
            finally
            {
                _rows.Reset();
            }
        }
    }
}
