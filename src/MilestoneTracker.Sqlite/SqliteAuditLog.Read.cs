using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// Reading, and with it verifying: there is one way from a row to an event, and it checks everything that the row claims.

public sealed partial class SqliteAuditLog
{
    private const int PartSize = 256; // events: the gate is held for a fraction of a millisecond

    /// <inheritdoc/>
    /// <remarks>Each event is verified as it is read. O(bytes), and from another sequence number than 1 on O(log n) to begin with.</remarks>
    /// <exception cref="LedgerException">While enumerating: an event is not what was appended there; its sequence number, what was expected and what was found are named.</exception>
    /// <exception cref="SqliteLogException">While enumerating: the file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">While enumerating: the log was closed.</exception>
    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        return ReadFrom(fromSequence, cancellationToken);
    }

    /// <summary>Verifies the whole log: form, chain, tree, sequence, whole changes, replay, no cycle, and the checkpoint. O(bytes), one pass.</summary>
    /// <param name="checkpoint">A checkpoint of this log that was kept elsewhere, opened with the key that one trusts; <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was found; a fault of an event is reported and not thrown.</returns>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public LedgerReport Verify(Checkpoint? checkpoint = null, CancellationToken cancellationToken = default)
    {
        LedgerChain chain = new(Log);
        return LedgerReport.Of(ReadThrough(chain, LastSequence, cancellationToken), chain, checkpoint, cancellationToken);
    }

    /// <summary>Writes the whole log as JSON Lines, verified as it is read: the bytes that were stored, and a line feed behind each event.</summary>
    /// <param name="output">Where to write. It stays open.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>, between two lines.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerException">An event is not what was appended there; the ones before it were written.</exception>
    public void Export(Stream output, CancellationToken cancellationToken = default) =>
        LedgerLines.Write(Read(1, cancellationToken), new LedgerChain(Log), output, cancellationToken);

    private IEnumerable<AuditEvent> ReadFrom(long fromSequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long last = LastSequence;
        if (fromSequence > last) yield break;
        LedgerChain chain = LedgerChain.Resume(Log, _tree, fromSequence - 1);
        foreach (AuditEvent next in ReadThrough(chain, last, cancellationToken)) yield return next;
    }

    private IEnumerable<AuditEvent> ReadThrough(LedgerChain chain, long last, CancellationToken cancellationToken)
    {
        if (chain.Size == 0) CheckFirst();
        while (chain.Size < last)
        {
            foreach (AuditEvent read in ReadPart(chain, last))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return read;
            }
        }
    }

    // The next events of the log, through a chain. What is at fault is said when it is come to, so that what is before it is read.
    private IEnumerable<AuditEvent> ReadPart(LedgerChain chain, long last)
    {
        List<AuditEvent> read = new(PartSize);
        LedgerException? fault = null;
        lock (_reader.Gate)
        {
            CheckUsable();
            try
            {
                _rows.Bind(1, chain.Size + 1);
                while (read.Count < PartSize && chain.Size < last) ReadRow(chain, read);
            }
            catch (LedgerException e)
            {
                fault = e;
            }
            catch (SqliteLogException e) when (e.Fault is SqliteLogFault.Damaged or SqliteLogFault.NotALog)
            {
                fault = new LedgerException(chain.Size + 1, e.Message, e);
            }
            finally
            {
                _rows.Reset();
            }
        }

        foreach (AuditEvent next in read) yield return next;
        if (fault is not null) throw fault;
    }

    // The events of a row, from the one that follows on the chain on.
    private void ReadRow(LedgerChain chain, List<AuditEvent> read)
    {
        long expected = chain.Size + 1;
        long end = _rows.Step() ? _rows.Number(0) + _rows.Number(1) - 1 : 0;
        long first = end == 0 ? 0 : _rows.Number(0);
        if (first > expected || end < expected) throw new LedgerException(expected, "no row has it.");
        ReadOnlySpan<byte> lines = _rows.Bytes(2);
        ReadOnlySpan<byte> hashes = _rows.Bytes(3);
        long length = (StoredTree.HashesOf(end) - StoredTree.HashesOf(first - 1)) * LedgerHash.Length;
        if (hashes.Length != length) throw new LedgerException(expected, FormattableString.Invariant($"its row has {hashes.Length} bytes of hashes, where {length} were expected."));
        for (long sequence = first; sequence <= end; sequence++)
        {
            int line = lines.IndexOf((byte)'\n');
            if (line < 0) throw new LedgerException(Math.Max(sequence, expected), FormattableString.Invariant($"its row ends before it, but should have events {first} to {end}."));
            if (sequence == expected)
            {
                AuditEvent next = chain.Read(lines[..line]);
                Compare(hashes, StoredTree.HashesOf(sequence - 1) - StoredTree.HashesOf(first - 1), chain, expected++);
                read.Add(next); // only now: what disagrees with its hashes is not given out
            }

            lines = lines[(line + 1)..];
        }

        if (!lines.IsEmpty) throw new LedgerException(end, FormattableString.Invariant($"there are {lines.Length} bytes more in its row."));
    }

    private static void Compare(ReadOnlySpan<byte> hashes, long place, LedgerChain chain, long sequence)
    {
        ReadOnlySpan<LedgerHash> completed = chain.Completed;
        for (int level = 0; level < completed.Length; level++)
        {
            LedgerHash stored = new(hashes.Slice((int)(place + level) * LedgerHash.Length, LedgerHash.Length));
            if (stored != completed[level]) throw new LedgerException(sequence, FormattableString.Invariant($"the hash of level {level} in its row is {stored}, where {completed[level]} was expected."));
        }
    }
}
