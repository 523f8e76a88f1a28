using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger.Lines;

namespace MilestoneTracker.Ledger;

/// <summary>A ledger as JSON Lines: an event a line, each line ended by a line feed. The form in which a log is given to somebody
/// else, who can verify it without us.</summary>
/// <remarks>All of it streams: memory does not grow with the log, but with the largest change in it, and where it is replayed with
/// the plan. Lines have at most 16 MiB, and a longer one is refused before it is read. Streams stay open. Safe from any thread,
/// with a stream and a chain of one's own.</remarks>
public static class LedgerLines
{
    private const int ImportedTogether = 1000;
    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    /// <summary>Writes events as lines. O(bytes).</summary>
    /// <param name="events">The events that follow on <paramref name="chain"/>: for a whole log those from sequence number 1 on,
    /// and a new chain.</param>
    /// <param name="chain">The identity of the log, and how far it has been written. Goes on with what is written.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="cancellationToken">Ends the writing with <see cref="OperationCanceledException"/>, between two lines.</param>
    /// <exception cref="ArgumentException">An event does not follow, or cannot be written.</exception>
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

    /// <summary>Reads events from lines, as they are asked for: each is checked to be written canonically, and to follow the one
    /// before it.</summary>
    /// <param name="input">What was written, to the end of the stream.</param>
    /// <param name="chain">What the events follow on: a new chain for a whole log. Goes on with what is read.</param>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or <paramref name="chain"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerException">While enumerating: a line is not what follows; its number is the sequence number, and the
    /// reason is named.</exception>
    public static IEnumerable<AuditEvent> Read(Stream input, LedgerChain chain, CancellationToken cancellationToken = default)
    {
        if (input is null) throw new ArgumentNullException(nameof(input));
        if (chain is null) throw new ArgumentNullException(nameof(chain));
        return ReadLines(input, chain, cancellationToken);
    }

    /// <summary>Verifies a whole log that lies in lines, without a database and without trusting who wrote it: form, chain, tree,
    /// sequence, whole changes, replay, no cycle, and the checkpoint.</summary>
    /// <param name="input">What was written, to the end of the stream.</param>
    /// <param name="checkpoint">A checkpoint of the same log that was kept elsewhere, opened with the key that one trusts;
    /// <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was found; a fault is reported and not thrown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public static VerificationResult Verify(Stream input, Checkpoint? checkpoint = null, CancellationToken cancellationToken = default)
    {
        if (input is null) throw new ArgumentNullException(nameof(input));
        return VerificationResult.Compute(chain => ReadLines(input, chain, cancellationToken), log: null, checkpoint, cancellationToken);
    }

    /// <summary>Appends what lies in lines to a log, in whole changes.</summary>
    /// <remarks>Where a line is at fault, whole changes before it may have been appended, and stay: <see cref="Verify"/> first. A
    /// log of the same identity then has the same bytes, hashes and root.</remarks>
    /// <param name="input">What was written, to the end of the stream.</param>
    /// <param name="log">The log, which has no events yet.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>, between two changes.</param>
    /// <returns>How many events were appended.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or <paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="log"/> has events.</exception>
    /// <exception cref="LedgerException">A line is not what follows; its number is the sequence number, and the reason is
    /// named.</exception>
    /// <exception cref="AuditAppendRefusedException">The log refuses: a change is not whole, for example.</exception>
    public static long Import(Stream input, IAuditLog log, CancellationToken cancellationToken = default)
    {
        if (input is null) throw new ArgumentNullException(nameof(input));
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (log.LastSequence > 0) throw new ArgumentException("The log has events already. Import into a new one.", nameof(log));
        long last = 0;
        List<AuditEvent> events = [];
        foreach (AuditEvent next in Read(input, new LedgerChain(), cancellationToken))
        {
            events.Add(next);
            if (next.Index < next.Count || events.Count < ImportedTogether) continue;
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
