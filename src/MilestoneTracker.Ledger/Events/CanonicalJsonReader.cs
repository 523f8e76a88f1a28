using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace MilestoneTracker.Ledger.Events;

// Reads the bytes of an event from left to right. Each method consumes one token in canonical form, or throws: the message names the
// sequence number, the position of the byte, what was expected and what was found.
//
// Each value has only one canonical form, so an event that was read would be written as the same bytes.
internal ref struct CanonicalJsonReader(ReadOnlySpan<byte> bytes, long sequence)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The position: the number of bytes consumed.</summary>
    public int Place { get; set; }

    private readonly ReadOnlySpan<byte> Rest => _bytes.Slice(Place);

    public readonly ReadOnlySpan<byte> Raw(JsonSlice slice) => slice.Of(_bytes);

    public void Expect(ReadOnlySpan<byte> literal)
    {
        if (!Rest.StartsWith(literal)) throw Refused(Place, $"{Shown(literal)} was expected");
        Place += literal.Length;
    }

    public bool Take(byte next)
    {
        if (Place == _bytes.Length || _bytes[Place] != next) return false;
        Place++;
        return true;
    }

    public void Key(KeyOrder order, int key)
    {
        ReadOnlySpan<byte> opening = order[key];
        if (!Rest.StartsWith(opening)) throw Refused(Place, order.Fault(key, Rest));
        Place += opening.Length;
    }

    public void EndObject(KeyOrder order)
    {
        if (!Take((byte)'}')) throw Refused(Place, order.Fault(order.Count, Rest));
    }

    public readonly void End()
    {
        if (Place != _bytes.Length) throw Refused(Place, "the event should have ended");
    }

    /// <summary>Reads a whole number from 1 to a maximum.</summary>
    public long Number(long max)
    {
        int start = Place;
        if (!Utf8Parser.TryParse(Rest, out long number, out int length)
            || Rest[0] is (byte)'0' or (byte)'-' or (byte)'+' || number < 1 || number > max)
            throw Refused(start, FormattableString.Invariant($"a whole number from 1 to {max} was expected, without a leading zero"));
        Place += length;
        return number;
    }

    /// <summary>Reads a quoted word without escapes, and returns it without the quotes.</summary>
    public ReadOnlySpan<byte> Word()
    {
        int start = Place;
        int end = Take((byte)'"') ? Rest.IndexOf((byte)'"') : -1;
        if (end < 0) throw Refused(start, "a word in quotes was expected");
        Place += end + 1;
        return _bytes.Slice(start + 1, end);
    }

    /// <summary>Skips a text or null, and returns its slice. The text is not decoded.</summary>
    public JsonSlice OptionalText()
    {
        int start = Place;
        if (Place < _bytes.Length && _bytes[Place] == 'n') Expect("null"u8);
        else SkipText();
        return new JsonSlice(start, Place);
    }

    /// <summary>Skips a text, and returns its slice with quotes and escapes.</summary>
    public JsonSlice RawText()
    {
        int start = Place;
        SkipText();
        return new JsonSlice(start, Place);
    }

    public string Text()
    {
        int start = Place;
        SkipText();
        return TextOf(start + 1, Place - 1);
    }

    /// <summary>Skips an object with any content.</summary>
    public void SkipObject()
    {
        int start = Place;
        int depth = 0;
        do
        {
            int step = Rest.IndexOfAny((byte)'"', (byte)'{', (byte)'}');
            if (step < 0 || (depth == 0 && _bytes[start] != '{')) throw Refused(start, "an object was expected");
            Place += step;
            if (_bytes[Place] == '"')
            {
                SkipText();
                continue;
            }

            depth += _bytes[Place++] == '{' ? 1 : -1;
        }
        while (depth > 0);
    }

    /// <summary>Decodes a skipped text; <see langword="null"/> for null.</summary>
    public readonly string? TextOf(JsonSlice slice) => _bytes[slice.Start] == 'n' ? null : TextOf(slice.Start + 1, slice.End - 1);

    public readonly LedgerException Refused(int place, string why, Exception? cause = null, bool isOfLaterVersion = false) =>
        new(sequence, FormattableString.Invariant($"{why}, at byte {place}, where {Found(place)}."), cause) {
            IsOfLaterVersion = isOfLaterVersion };

    /// <summary>Bytes as text for a message, shortened, with escapes for bytes that a terminal could interpret.</summary>
    public static string Shown(ReadOnlySpan<byte> bytes, int max = 40)
    {
        StringBuilder shown = new();
        foreach (byte b in bytes.Slice(0, Math.Min(bytes.Length, max)))
            if (b is >= 0x20 and < 0x7F) shown.Append((char)b);
            else shown.Append("\\x").Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return shown.Append(bytes.Length > max ? "…" : "").ToString();
    }

    private readonly string Found(int place) => place >= _bytes.Length ? "the bytes end" : $"{Shown(_bytes.Slice(place))} was found";

    private void SkipText()
    {
        int start = Place;
        if (!Take((byte)'"')) throw Refused(start, "a text was expected");
        while (Place < _bytes.Length)
        {
            byte next = _bytes[Place++];
            if (next == '"') return;
            if (next < 0x20) throw Refused(Place - 1, "a control character in a text is not escaped");
            if (next == '\\') Place++;
        }

        Place = _bytes.Length;
        throw Refused(start, "a text does not end");
    }

    /// <summary>Decodes the text between two positions.</summary>
    private readonly string TextOf(int start, int end)
    {
        ReadOnlySpan<byte> raw = _bytes.Slice(start, end - start);
        if (raw.IndexOf((byte)'\\') >= 0) return Unescaped(raw, start);
        return Decoded(raw, start);
    }

    private readonly string Unescaped(ReadOnlySpan<byte> raw, int start)
    {
        StringBuilder text = new();
        for (int from = 0; ;)
        {
            int next = raw.Slice(from).IndexOf((byte)'\\');
            text.Append(Decoded(raw.Slice(from, next < 0 ? raw.Length - from : next), start + from));
            if (next < 0) return text.ToString();
            from += next;
            int character = Escapes.CharacterOf(raw[from + 1]);
            int length = 2;
            if (character < 0)
            {
                length = 6;
                character = raw.Length - from >= length && raw.Slice(from + 1, 3).SequenceEqual("u00"u8)
                    ? (Hexadecimal.Value(raw[from + 4]) << 4) | Hexadecimal.Value(raw[from + 5]) : -1;
                if (character is < 0 or >= 0x20 || Escapes.LetterOf((char)character) != 0)
                    throw Refused(
                        start + from, "an escape is not the shortest form of its character, or is half of a surrogate pair");
            }

            text.Append((char)character);
            from += length;
        }
    }

    private readonly string Decoded(ReadOnlySpan<byte> raw, int start)
    {
        try
        {
#if NET
            return Utf8.GetString(raw);
#else
            return Utf8.GetString(raw.ToArray());
#endif
        }
        catch (DecoderFallbackException e)
        {
            throw Refused(start + Math.Max(e.Index, 0), "bytes are not UTF-8", e);
        }
    }
}
