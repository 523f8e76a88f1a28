using System.Buffers;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// Rows of the log, copied while the gate of the connection is held and read through a chain afterwards, so that the gate is held only
// briefly. There is one path from a row to an event, and it verifies everything in the row.
internal sealed class RowBuffer
{
    private const int TargetEvents = 256;
    private const int TargetBytes = 1 << 18;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<Row> _rows = [];
    private long _events;

    public bool IsFull => _events >= TargetEvents || _bytes.WrittenCount >= TargetBytes;

    /// <summary>The sequence number of the last event; 0 if there are no rows.</summary>
    public long End => _rows.Count == 0 ? 0 : _rows[^1].End;

    public bool Contains(long sequence) => _rows.Count > 0 && _rows[0].Contains(sequence);

    public void Clear()
    {
        _rows.Clear();
        _bytes.ResetWrittenCount();
        _events = 0;
    }

    public void Add(long first, long count, ReadOnlySpan<byte> lines, ReadOnlySpan<byte> hashes)
    {
        int start = _bytes.WrittenCount;
        _bytes.Write(lines);
        _bytes.Write(hashes);
        _rows.Add(new Row(first, first + count - 1, start, start + lines.Length, hashes.Length));
        _events += count;
    }

    /// <summary>Reads the events that follow the chain, each when it is enumerated.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="last">The last event to read, which is the last of a row.</param>
    public IEnumerable<AuditEvent> ReadThrough(LedgerChain chain, long last)
    {
        foreach (Row row in _rows)
        {
            if (chain.Size >= last) yield break;
            if (!row.Contains(chain.Size + 1)) throw new LedgerException(chain.Size + 1, "no row contains it.");
            long hashes = StoredTree.HashesOf(row.End) - StoredTree.HashesOf(row.First - 1);
            if (row.HashesLength != hashes * LedgerHash.Length)
                throw new LedgerException(
                    chain.Size + 1, FormattableString.Invariant(
                    $"its row has {row.HashesLength} bytes of hashes; {hashes * LedgerHash.Length} were expected."));
            int next = row.Start;
            for (long sequence = row.First; sequence <= row.End; sequence++)
            {
                int length = _bytes.WrittenSpan[next..row.LinesEnd].IndexOf((byte)'\n');
                if (length < 0) throw new LedgerException(
                    Math.Max(sequence, chain.Size + 1),
                    FormattableString.Invariant($"its row ends before it, but should contain events {row.First} to {row.End}."));
                if (sequence > chain.Size) yield return Read(chain, row, next, length);
                next += length + 1;
            }

            if (next < row.LinesEnd)
                throw new LedgerException(row.End, FormattableString.Invariant($"its row has {row.LinesEnd - next} extra bytes after it."));
        }
    }

    private AuditEvent Read(LedgerChain chain, Row row, int start, int length)
    {
        AuditEvent read = chain.Read(_bytes.WrittenSpan.Slice(start, length));
        ReadOnlySpan<LedgerHash> completed = chain.Completed;
        long before = StoredTree.HashesOf(chain.Size - 1) - StoredTree.HashesOf(row.First - 1);
        ReadOnlySpan<byte> hashes = _bytes.WrittenSpan[(row.LinesEnd + (int)(before * LedgerHash.Length))..];
        for (int level = 0; level < completed.Length; level++)
        {
            LedgerHash stored = new(hashes.Slice(level * LedgerHash.Length, LedgerHash.Length));
            if (stored != completed[level]) throw new LedgerException(
                chain.Size, FormattableString.Invariant(
                $"the hash of level {level} in its row is {stored}; {completed[level]} was expected."));
        }

        return read;
    }

    private readonly record struct Row(long First, long End, int Start, int LinesEnd, int HashesLength)
    {
        public bool Contains(long sequence) => First <= sequence && sequence <= End;
    }
}
