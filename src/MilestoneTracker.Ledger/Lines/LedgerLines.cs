using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger.Lines;

namespace MilestoneTracker.Ledger;

// A log as JSON Lines. Write and Read are the two directions; Verify and Import read. All of them stream, and a line is checked before
// the next one is read, so input from an untrusted source takes bounded memory.

/// <summary>Reads and writes a ledger as JSON Lines: one event per line, each followed by a line feed. In this format a log can be
/// handed over, and verified without this library.</summary>
/// <remarks>All methods stream: memory grows with the largest change, and if the log is replayed, with the plan, but not with the log.
/// A line has at most 16 MiB; a longer one is refused before it is read completely. Streams stay open. Safe from any thread, if each
/// thread uses its own stream and chain.</remarks>
public static class LedgerLines
{
    private const int ImportBatchSize = 1000; // events
    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    /// <summary>Writes events as lines. O(bytes).</summary>
    /// <param name="events">The events that follow <paramref name="chain"/>; for a whole log all events, with a new chain.</param>
    /// <param name="chain">The chain of the log. It advances with each event written.</param>
    /// <param name="output">The stream to write to.</param>
    /// <param name="cancellationToken">Cancels the writing with <see cref="OperationCanceledException"/>, between two lines.</param>
    /// <exception cref="ArgumentException">An event does not follow the one before it, or cannot be written.</exception>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(
        IEnumerable<AuditEvent> events, LedgerChain chain, Stream output, CancellationToken cancellationToken = default)
    {
        if (events is null) throw new ArgumentNullException(nameof(events));
        if (chain is null) throw new ArgumentNullException(nameof(chain));
        if (output is null) throw new ArgumentNullException(nameof(output));
        foreach (AuditEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> line = chain.Write(next);
#if NET
            output.Write(line);
            output.Write(LineFeed);
#else
            output.Write(line.ToArray(), 0, line.Length);
            output.Write(LineFeed, 0, LineFeed.Length);
#endif
        }
    }

    /// <summary>Reads events from lines during enumeration. Each must be in canonical form and follow the one before it.</summary>
    /// <param name="input">The stream to read, to its end.</param>
    /// <param name="chain">The chain that the events follow: a new one for a whole log. It advances with each event read.</param>
    /// <param name="cancellationToken">Cancels the enumeration with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or <paramref name="chain"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerException">During enumeration: a line does not continue the chain. The message names its number, which is
    /// the sequence number, and the reason.</exception>
    public static IEnumerable<AuditEvent> Read(Stream input, LedgerChain chain, CancellationToken cancellationToken = default)
    {
        if (input is null) throw new ArgumentNullException(nameof(input));
        if (chain is null) throw new ArgumentNullException(nameof(chain));
        return ReadLines(input, chain, cancellationToken);
    }

    /// <summary>Verifies a whole log in lines, without a database and without trust in its writer: form, hash chain, tree, sequence
    /// numbers, whole changes, replay, absence of cycles, and the checkpoint.</summary>
    /// <param name="input">The stream to read, to its end.</param>
    /// <param name="checkpoint">A checkpoint of the same log that was stored elsewhere, opened with a trusted key;
    /// <see langword="null"/> if there is none.</param>
    /// <param name="cancellationToken">Cancels the verification with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The result. A fault is part of the result and is not thrown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public static VerificationResult Verify(Stream input, Checkpoint? checkpoint = null, CancellationToken cancellationToken = default)
    {
        if (input is null) throw new ArgumentNullException(nameof(input));
        return VerificationResult.Compute(chain => ReadLines(input, chain, cancellationToken), log: null, checkpoint, cancellationToken);
    }

    /// <summary>Appends the events in lines to a log, in whole changes.</summary>
    /// <remarks>If a line is at fault, whole changes before it may have been appended and stay: use <see cref="Verify"/> first. If the
    /// log has the identity of the exported one, its bytes, hashes and root are the same.</remarks>
    /// <param name="input">The stream to read, to its end.</param>
    /// <param name="log">A log without events.</param>
    /// <param name="cancellationToken">Cancels the import with <see cref="OperationCanceledException"/>, between two changes.</param>
    /// <returns>The number of events appended.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or <paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="log"/> already has events.</exception>
    /// <exception cref="LedgerException">A line does not continue the log. The message names its number, which is the sequence number,
    /// and the reason.</exception>
    /// <exception cref="AuditAppendRefusedException">The log refused the events, for example because a change is not
    /// whole.</exception>
    public static long Import(Stream input, IAuditLog log, CancellationToken cancellationToken = default)
    {
        if (input is null) throw new ArgumentNullException(nameof(input));
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (log.LastSequence > 0) throw new ArgumentException("The log already has events. Import into a new log.", nameof(log));
        long last = 0;
        List<AuditEvent> events = [];
        foreach (AuditEvent next in Read(input, new LedgerChain(), cancellationToken))
        {
            events.Add(next);
            if (next.Index < next.Count || events.Count < ImportBatchSize) continue;
            Append();
        }

        if (events.Count > 0) Append();
        return last;

        void Append()
        {
            log.Append(events);
            last += events.Count;
            events.Clear();
        }
    }

    private static IEnumerable<AuditEvent> ReadLines(Stream input, LedgerChain chain, CancellationToken cancellationToken)
    {
        LineReader lines = new(input);
        while (lines.MoveNext(chain.Size + 1, cancellationToken)) yield return chain.Read(lines.Current);
    }
}
