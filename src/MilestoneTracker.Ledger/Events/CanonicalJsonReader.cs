using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace MilestoneTracker.Ledger.Events;

// A place in the bytes of an event. Each method takes what must stand there in canonical form and nothing else, or says what
// is wrong: with the sequence number, the byte at which it is, what was expected and what was found.
//
// There is only one way to write each value, so what has been read this way would be written the same way again.
internal ref struct CanonicalJsonReader(ReadOnlySpan<byte> bytes, long sequence)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes have been taken.</summary>
    public int Place { get; set; }

    private readonly ReadOnlySpan<byte> Rest => _bytes.Slice(Place);

    public readonly ReadOnlySpan<byte> Raw(JsonSlice piece) => piece.Of(_bytes);

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

    public void Key(KeyOrder shape, int key)
    {
        ReadOnlySpan<byte> opening = shape[key];
        if (!Rest.StartsWith(opening)) throw Refused(Place, shape.Fault(key, Rest));
        Place += opening.Length;
    }

    public void EndObject(KeyOrder shape)
    {
        if (!Take((byte)'}')) throw Refused(Place, shape.Fault(shape.Count, Rest));
    }

    public readonly void End()
    {
        if (Place != _bytes.Length) throw Refused(Place, "the event has ended before");
    }

    /// <summary>A number from 1 on.</summary>
    public long Number(long most)
    {
        int start = Place;
        if (!Utf8Parser.TryParse(Rest, out long number, out int length)
            || Rest[0] is (byte)'0' or (byte)'-' or (byte)'+' || number < 1 || number > most)
            throw Refused(start, FormattableString.Invariant($"a whole number from 1 to {most} was expected, without a leading zero"));
        Place += length;
        return number;
    }

    /// <summary>A word in quotes that has no escapes: what is between the quotes.</summary>
    public ReadOnlySpan<byte> Word()
    {
        int start = Place;
        int end = Take((byte)'"') ? Rest.IndexOf((byte)'"') : -1;
        if (end < 0) throw Refused(start, "a word in quotes was expected");
        Place += end + 1;
        return _bytes.Slice(start + 1, end);
    }

    /// <summary>A text, or null: where it stands, not judged further than where it ends.</summary>
    public JsonSlice OptionalText()
    {
        int start = Place;
        if (Place < _bytes.Length && _bytes[Place] == 'n') Expect("null"u8);
        else SkipText();
        return new JsonSlice(start, Place);
    }

    /// <summary>A text, with its quotes and escapes.</summary>
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

    /// <summary>Passes over an object, whatever is in it, to where it ends.</summary>
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

    /// <summary>The text of a value that was passed over, or <see langword="null"/> for null.</summary>
    public readonly string? TextOf(JsonSlice piece) => _bytes[piece.Start] == 'n' ? null : TextOf(piece.Start + 1, piece.End - 1);

    public readonly LedgerException Refused(int place, string why, Exception? cause = null) =>
        new(sequence, FormattableString.Invariant($"{why}, at byte {place}, where {Found(place)}."), cause);

    /// <summary>Bytes for people: quoted, and nothing in it that a terminal would act upon.</summary>
    public static string Shown(ReadOnlySpan<byte> bytes, int most = 40)
    {
        StringBuilder shown = new();
        foreach (byte b in bytes.Slice(0, Math.Min(bytes.Length, most)))
            if (b is >= 0x20 and < 0x7F) shown.Append((char)b);
            else shown.Append("\\x").Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return shown.Append(bytes.Length > most ? "…" : "").ToString();
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
            if (next < 0x20) throw Refused(Place - 1, "a control character stands in a text as it is");
            if (next == '\\') Place++;
        }

        Place = _bytes.Length;
        throw Refused(start, "a text does not end");
    }

    /// <summary>The text between two places, which ends where a text ends.</summary>
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
                        start + from, "an escape is not the shortest way to write its character, or stands for half of a surrogate pair");
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
