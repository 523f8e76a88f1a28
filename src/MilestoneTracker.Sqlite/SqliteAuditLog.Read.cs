using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Reading, and with it verifying: there is one way from a row to an event, and it checks everything that the row claims.

public sealed partial class SqliteAuditLog
{
    /// <inheritdoc/>
    /// <remarks>Each event is verified as it is read. O(bytes), and from another sequence number than 1 on O(log n) to begin
    /// with.</remarks>
    /// <exception cref="LedgerException">While enumerating: an event is not what was appended there; its sequence number, what was
    /// expected and what was found are named.</exception>
    /// <exception cref="SqliteLogException">While enumerating: the file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">While enumerating: the log was closed.</exception>
    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        return ReadFrom(fromSequence, cancellationToken);
    }

    /// <summary>Verifies the whole log: form, chain, tree, sequence, whole changes, replay, no cycle, and the checkpoint. O(bytes),
    /// one pass.</summary>
    /// <param name="checkpoint">A checkpoint of this log that was kept elsewhere, opened with the key that one trusts;
    /// <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was found; a fault of an event is reported and not thrown.</returns>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public VerificationResult Verify(Checkpoint? checkpoint = null, CancellationToken cancellationToken = default)
    {
        (long last, long first) = Ends();
        return VerificationResult.Compute(Rows, Identity, checkpoint, cancellationToken);

        IEnumerable<AuditEvent> Rows(LedgerChain chain)
        {
            CheckFirst(first); // within the report, which says what is wrong
            foreach (AuditEvent next in ReadThrough(chain, last, cancellationToken)) yield return next;
        }
    }

    /// <summary>Writes the whole log as JSON Lines, verified as it is read: the bytes that were stored, and a line feed behind each
    /// event.</summary>
    /// <param name="output">Where to write. It stays open.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>, between two lines.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerException">An event is not what was appended there; the ones before it were written.</exception>
    public void Export(Stream output, CancellationToken cancellationToken = default) =>
        LedgerLines.Write(Read(1, cancellationToken), new LedgerChain(Identity), output, cancellationToken);

    private IEnumerable<AuditEvent> ReadFrom(long fromSequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long last = LastSequence;
        if (fromSequence > last) yield break;
        LedgerChain chain = LedgerChain.Resume(Identity, TreeOver(last), fromSequence - 1);
        foreach (AuditEvent next in ReadThrough(chain, last, cancellationToken)) yield return next;
    }

    // The events in order up to the last one that was asked for, which ends a change: what has been appended since is copied with
    // them where it is near, and not given out. Each goes through the chain when it is asked for and not before: who verifies looks
    // at the chain between two of them. What is at fault is said when it is come to, so that what is before it is read.
    private IEnumerable<AuditEvent> ReadThrough(LedgerChain chain, long last, CancellationToken cancellationToken)
    {
        RowBuffer rows = new();
        while (chain.Size < last)
        {
            LedgerException? fault = Copy(chain.Size + 1, rows);
            foreach (AuditEvent next in rows.Through(chain, last))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return next;
            }

            if (fault is not null && chain.Size < last) throw fault;
        }
    }

    // The next rows, from the one of an event on; what the database cannot read is a fault of the event behind them.
    private LedgerException? Copy(long sequence, RowBuffer rows)
    {
        rows.Clear();
        using (UninterruptibleLock.Acquire(_reader.Gate))
        {
            CheckUsable();
            try
            {
                _rows.Bind(1, sequence);
                while (!rows.AreEnough && _rows.Step()) rows.Add(_rows.Number(0), _rows.Number(1), _rows.Bytes(2), _rows.Bytes(3));
                return rows.Has(sequence) ? null : new LedgerException(sequence, "no row has it.");
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
