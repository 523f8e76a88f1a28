using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.Ledger.Trees;

namespace MilestoneTracker.Ledger;

/// <summary>The hash chain and Merkle tree of a ledger up to its last event: writes the next event as bytes, or reads it from
/// bytes.</summary>
/// <remarks>
/// The bytes of an event bind it to the log, to its sequence number and to the event before it. Reading accepts only the bytes that
/// writing would produce at that position. A call that throws has no effect. O(bytes of the event), O(log n) memory. Used by one
/// thread at a time.
/// </remarks>
public sealed class LedgerChain
{
    private const int MaxShown = 1024; // bytes: enough for every identity and every hash
    private const int QuotedHashLength = (2 * LedgerHash.Length) + 2;

    private readonly Frontier _tree;
    private readonly EventWriter _writer;
    private readonly EventReader _reader;
    private readonly byte[] _previous = new byte[QuotedHashLength]; // as a JSON value
    private byte[] _log = []; // as a JSON value; empty while the identity is unknown
    private int _completed;

    /// <summary>Creates a chain at the beginning of a log.</summary>
    /// <param name="log">The identity of the log, under the rules of names (1 to 256 UTF-16 units). It is part of every event and the
    /// origin of every checkpoint. <see langword="null"/> to take it from the first event that is read.</param>
    /// <exception cref="ArgumentException"><paramref name="log"/> breaks a rule of names.</exception>
    public LedgerChain(string? log = null)
        : this(log, new Frontier(), default, EventTypes.Known)
    {
    }

    internal LedgerChain(string log, EventTypes types)
        : this(log, new Frontier(), default, types)
    {
    }

    private LedgerChain(string? log, Frontier tree, LedgerHash last, EventTypes types)
    {
        if (log is not null) Name(LogName.Checked(log, nameof(log)));
        _tree = tree;
        (_reader, _writer) = (new EventReader(types), new EventWriter(types));
        _previous[0] = _previous[QuotedHashLength - 1] = (byte)'"';
        MoveTo(last);
    }

    /// <summary>Creates a chain that continues a log whose tree is stored elsewhere. O(log n) reads of the tree.</summary>
    /// <param name="log">The identity of the log.</param>
    /// <param name="tree">The tree over at least <paramref name="size"/> events.</param>
    /// <param name="size">The number of events before the next one.</param>
    /// <exception cref="ArgumentException"><paramref name="log"/> breaks a rule of names.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="tree"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative or greater than the size of the tree.</exception>
    public static LedgerChain Resume(string log, MerkleTree tree, long size)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (tree is null) throw new ArgumentNullException(nameof(tree));
        if (size < 0 || size > tree.Size)
            throw new ArgumentOutOfRangeException(nameof(size), size, FormattableString.Invariant($"The tree has {tree.Size} leaves."));
        return new LedgerChain(log, Frontier.From(tree, size), size == 0 ? default : tree.NodeAt(0, size - 1), EventTypes.Known);
    }

    /// <summary>The identity of the log; <see langword="null"/> if it is not known before the first event.</summary>
    public string? Identity { get; private set; }

    /// <summary>The number of events, which is the sequence number of the last one.</summary>
    public long Size => _tree.Size;

    /// <summary>The hash of the last event, which the next event contains; the default value before the first event.</summary>
    public LedgerHash Last { get; private set; }

    /// <summary>The root of the tree over all events so far. O(log n) hashes.</summary>
    public LedgerHash Root => _tree.Root;

    /// <summary>The hash of the last event, and the root of each subtree that it completed, from the lowest level up. A store keeps
    /// these hashes for later proofs: two per event on average.</summary>
    /// <remarks>Empty before the first event and after <see cref="Resume"/>. Valid until the next event.</remarks>
    public ReadOnlySpan<LedgerHash> Completed => _tree.Completed.Slice(0, _completed);

    /// <summary>Writes the next event.</summary>
    /// <param name="next">The event, with the next sequence number.</param>
    /// <returns>The bytes of the event, without a line feed. Valid until the next call.</returns>
    /// <exception cref="ArgumentException">The event cannot be written and read back unchanged: its sequence number is not the next
    /// one, a part is missing, a text is not well formed, or it has more than 16 MiB.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The identity of the log is not known.</exception>
    public ReadOnlySpan<byte> Write(AuditEvent next)
    {
        if (next is null) throw new ArgumentNullException(nameof(next));
        if (Identity is null)
            throw new InvalidOperationException("The identity of the log is not known. Create the chain with it, or read the first event.");
        if (next.Sequence != Size + 1)
            throw new ArgumentException(FormattableString.Invariant($"Event {next.Sequence} does not follow event {Size}."), nameof(next));
        _writer.Write(next, _log, _previous);
        Take(_writer.Leaf);
        return _writer.Event;
    }

    /// <summary>Reads the next event.</summary>
    /// <param name="bytes">The bytes of the event, without a line feed.</param>
    /// <exception cref="LedgerException">The bytes are not those of the next event; the message names the sequence number and the
    /// reason.</exception>
    public AuditEvent Read(ReadOnlySpan<byte> bytes)
    {
        long expected = Size + 1;
        if (bytes.Length > EventWriter.MaximumLength)
            throw new LedgerException(expected, FormattableString.Invariant($"it has more than {EventWriter.MaximumLength} bytes."));
        AuditEvent read = _reader.Read(bytes, expected, out JsonSlice logSlice, out JsonSlice previousSlice);
        ReadOnlySpan<byte> log = logSlice.Of(bytes);
        ReadOnlySpan<byte> previous = previousSlice.Of(bytes);
        if (Identity is not null && !log.SequenceEqual(_log)) throw Misplaced("it belongs to another log", log, _log);
        if (read.Sequence != expected) throw new LedgerException(
            expected, FormattableString.Invariant($"its sequence number is {read.Sequence}; {expected} was expected."));
        if (!previous.SequenceEqual(_previous))
            throw Misplaced("it does not follow the event before it: it contains another hash", previous, _previous);
        if (Identity is null) Name(EventReader.LogOf(bytes, logSlice, expected));
        Take(_writer.LeafOf(bytes));
        return read;

        LedgerException Misplaced(string why, ReadOnlySpan<byte> found, ReadOnlySpan<byte> required) =>
            new(expected,
                $"{why}; {CanonicalJsonReader.Shown(required, MaxShown)} was expected, {CanonicalJsonReader.Shown(found, MaxShown)} was "
                + "found.");
    }

    private void Name(string log)
    {
        Identity = log;
        _log = EventWriter.TextOf(log);
    }

    private void Take(ReadOnlySpan<byte> leaf)
    {
        LedgerHash hash = Sha256.Hash(leaf);
        _completed = _tree.Add(hash).Length;
        MoveTo(hash);
    }

    private void MoveTo(LedgerHash last)
    {
        Last = last;
        Hexadecimal.Write(last, _previous.AsSpan(1));
    }
}
