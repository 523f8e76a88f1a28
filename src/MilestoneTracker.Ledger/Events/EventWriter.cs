using System.Buffers.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// Writes an event as its only possible sequence of bytes: canonical JSON, the profile of RFC 8785 without floating-point numbers.
// docs/ledger/format.md documents the format byte by byte, and EventReader accepts nothing else.
//
// Keys are sorted and always written, with null for a missing value. The bytes follow the prefix of a leaf of the tree (RFC 9162, 2.1.1)
// in the buffer, so they can be hashed in place.
//
// Throws an ArgumentException for an event that could not be read back: an unknown kind, a missing part, an unpaired surrogate, or a
// number out of range.
//
// The buffer is reused for each event. Used by one thread at a time.
internal sealed partial class EventWriter
{
    /// <summary>The maximum number of bytes of an event, 16 MiB: a limit for readers of lines from an untrusted source.</summary>
    public const int MaximumLength = 1 << 24;

    /// <summary>The largest number, 2⁵³ − 1: every JSON reader represents numbers up to it exactly (RFC 8785, 3.1).</summary>
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

    /// <summary>The last written event.</summary>
    public ReadOnlySpan<byte> Event => _bytes.AsSpan(PrefixLength, _end - PrefixLength);

    /// <summary>The last written event after the prefix of a leaf: the bytes to hash.</summary>
    public ReadOnlySpan<byte> Leaf => _bytes.AsSpan(0, _end);

    /// <summary>Copies the bytes of an event that was read after the prefix of a leaf.</summary>
    public ReadOnlySpan<byte> LeafOf(ReadOnlySpan<byte> bytes)
    {
        _end = PrefixLength;
        Literal(bytes);
        return Leaf;
    }

    /// <summary>Writes a text as a JSON value.</summary>
    public static byte[] TextOf(string text)
    {
        EventWriter writer = new(EventTypes.Known) { _end = PrefixLength };
        writer.Text(text, nameof(text));
        return writer.Event.ToArray();
    }

    /// <summary>Writes an event.</summary>
    /// <param name="next">The event; its sequence number follows the one before it.</param>
    /// <param name="log">The identity of the log, as a JSON value.</param>
    /// <param name="previous">The hash of the event before it, as a JSON value.</param>
    public void Write(AuditEvent next, ReadOnlySpan<byte> log, ReadOnlySpan<byte> previous)
    {
        Check(next);
        EventTypes.Entry type = _types.Written(next.Data); // before a byte is written
        if (type.HasField && next.Data.Field is null)
            throw new ArgumentException("A text of the event is null: the key of the field.", nameof(next));
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
            throw new ArgumentException("The index of the event is not from 1 to the count of its change.", nameof(next));
    }

    private void OptionalText(string? text)
    {
        if (text is null) Literal("null"u8);
        else Text(text, nameof(text));
    }

    // RFC 8785, 3.2.2.2: only characters that must be escaped are escaped, in the shortest form.
    private void Text(string text, string part)
    {
        if (text is null) throw new ArgumentException("A text of the event is null.", part);
        // Each UTF-16 unit takes at least one byte. Checked before the buffer grows.
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
