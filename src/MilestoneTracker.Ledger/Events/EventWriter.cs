using System.Buffers.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// An event as its one sequence of bytes: canonical JSON, in the profile of RFC 8785 without floating numbers. The form is
// documented byte by byte in docs/ledger/format.md, and EventReader accepts nothing else.
//
// Keys are sorted, so they are written in a fixed order and all of them always: null where nobody says. The bytes lie
// behind the prefix of a leaf of the tree (RFC 9162, 2.1.1), so that they can be hashed where they are.
//
// Refuses, with an ArgumentException, what could not be read back: kinds that are not known, parts that are missing, unpaired
// surrogates, numbers out of range.
//
// One buffer, used again for each event; for one thread at a time.
internal sealed partial class EventWriter
{
    /// <summary>The most bytes that an event may have: 16 MiB. A limit, so that who reads lines from a stranger need not take all
    /// of the memory.</summary>
    public const int MaximumLength = 1 << 24;

    /// <summary>The most that a number may be: 2⁵³ − 1, what every reader of JSON keeps exactly (RFC 8785, 3.1).</summary>
    public const long MaximumNumber = (1L << 53) - 1;

    private const int PrefixLength = 1;
    private const byte LeafPrefix = 0;

    private readonly EventTypes _types;
    private byte[] _bytes = new byte[1024];
    private int _end;

    public EventWriter(EventTypes types)
    {
        _types = types;
        _bytes[0] = LeafPrefix;
    }

    /// <summary>The event that was written last.</summary>
    public ReadOnlySpan<byte> Event => _bytes.AsSpan(PrefixLength, _end - PrefixLength);

    /// <summary>The same behind the prefix of a leaf: what is hashed.</summary>
    public ReadOnlySpan<byte> Leaf => _bytes.AsSpan(0, _end);

    /// <summary>Puts the bytes of an event that was read behind the prefix of a leaf.</summary>
    public ReadOnlySpan<byte> LeafOf(ReadOnlySpan<byte> bytes)
    {
        _end = PrefixLength;
        Literal(bytes);
        return Leaf;
    }

    /// <summary>Writes a text as a value of JSON.</summary>
    public static byte[] TextOf(string text)
    {
        EventWriter writer = new(EventTypes.Known) { _end = PrefixLength };
        writer.Text(text, nameof(text));
        return writer.Event.ToArray();
    }

    /// <summary>Writes an event.</summary>
    /// <param name="next">The event; its sequence number follows the one before it.</param>
    /// <param name="log">The identity of the log, as a value of JSON.</param>
    /// <param name="previous">The hash of the event before it, as a value of JSON.</param>
    public void Write(AuditEvent next, ReadOnlySpan<byte> log, ReadOnlySpan<byte> previous)
    {
        Check(next);
        EventTypes.Entry type = _types.Written(next.Data); // before a byte is written
        if (type.HasField && next.Data.Field is null)
            throw new ArgumentException("A text of the event is null: the key of its field.", nameof(next));
        _end = PrefixLength;
        Literal("{\"actor\":"u8);
        OptionalText(next.Context.Actor);
        Literal(",\"correlation\":"u8);
        OptionalText(next.Context.CorrelationId);
        Literal(",\"count\":"u8);
        Number(next.Count);
        Literal(",\"data\":"u8);
        Data(next.Data);
        Literal(",\"index\":"u8);
        Number(next.Index);
        Literal(",\"log\":"u8);
        Literal(log);
        Literal(",\"previous\":"u8);
        Literal(previous);
        Literal(",\"reason\":"u8);
        OptionalText(next.Context.Reason);
        Literal(",\"sequence\":"u8);
        Number(next.Sequence);
        Literal(",\"time\":\""u8);
        Time(next.Time);
        Literal("\",\"type\":\""u8);
        Literal(type.Word);
        Literal("\",\"typeVersion\":"u8);
        Number(type.Version);
        Literal(",\"version\":1}"u8);
        if (_end - PrefixLength > MaximumLength) throw TooLong(nameof(next));
    }

    private static ArgumentException TooLong(string part) =>
        new($"The event has more than {MaximumLength} bytes. Give the milestone fewer components.", part);

    private static void Check(AuditEvent next)
    {
        if (next.Context is null || next.Data is null) throw new ArgumentException("The event has no context or no data.", nameof(next));
        if (next.Time.Offset != TimeSpan.Zero) throw new ArgumentException("The time of the event is not in UTC.", nameof(next));
        if (next.Sequence > MaximumNumber)
            throw new ArgumentException($"The sequence number of the event is more than {MaximumNumber}. Begin a new log.", nameof(next));
        if (next.Index < 1 || next.Index > next.Count)
            throw new ArgumentException("The index of the event is not between 1 and the count of its change.", nameof(next));
    }

    private void OptionalText(string? text)
    {
        if (text is null) Literal("null"u8);
        else Text(text, nameof(text));
    }

    // RFC 8785, 3.2.2.2: what must be escaped is, in the shortest way, and nothing else.
    private void Text(string text, string part)
    {
        if (text is null) throw new ArgumentException("A text of the event is null.", part);
        // Each unit has a byte at least: before there is room for it all.
        if (_end - PrefixLength + (long)text.Length > MaximumLength) throw TooLong(part);
        Span<byte> bytes = Room((text.Length * 6L) + 2);
        int end = 0;
        bytes[end++] = (byte)'"';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                if (c >= 0x20 && c != '"' && c != '\\') bytes[end++] = (byte)c;
                else end += Escape(c, bytes.Slice(end));
            }
            else if (c < 0x800)
            {
                bytes[end++] = (byte)(0xC0 | (c >> 6));
                bytes[end++] = (byte)(0x80 | (c & 0x3F));
            }
            else if (!char.IsSurrogate(c))
            {
                bytes[end++] = (byte)(0xE0 | (c >> 12));
                bytes[end++] = (byte)(0x80 | ((c >> 6) & 0x3F));
                bytes[end++] = (byte)(0x80 | (c & 0x3F));
            }
            else
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                    throw new ArgumentException($"A text of the event has an unpaired surrogate at index {i}. Remove it.", part);
                int codePoint = char.ConvertToUtf32(c, text[++i]);
                bytes[end++] = (byte)(0xF0 | (codePoint >> 18));
                bytes[end++] = (byte)(0x80 | ((codePoint >> 12) & 0x3F));
                bytes[end++] = (byte)(0x80 | ((codePoint >> 6) & 0x3F));
                bytes[end++] = (byte)(0x80 | (codePoint & 0x3F));
            }
        }

        bytes[end++] = (byte)'"';
        _end += end;
    }

    private static int Escape(char c, Span<byte> bytes)
    {
        bytes[0] = (byte)'\\';
        int letter = Escapes.LetterOf(c);
        if (letter != 0)
        {
            bytes[1] = (byte)letter;
            return 2;
        }

        "u00"u8.CopyTo(bytes.Slice(1));
        bytes[4] = Hexadecimal.Digit(c >> 4);
        bytes[5] = Hexadecimal.Digit(c & 15);
        return 6;
    }

    private void Number(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out int written);
        _end += written;
    }

    private void Time(DateTimeOffset time)
    {
        TimeBytes.Write(time, Room(TimeBytes.Length));
        _end += TimeBytes.Length;
    }

    private void Literal(ReadOnlySpan<byte> literal)
    {
        literal.CopyTo(Room(literal.Length));
        _end += literal.Length;
    }

    private Span<byte> Room(long length)
    {
        if (_bytes.Length - _end < length) Array.Resize(ref _bytes, checked((int)Math.Max(_end + length, _bytes.Length * 2L)));
        return _bytes.AsSpan(_end);
    }
}
