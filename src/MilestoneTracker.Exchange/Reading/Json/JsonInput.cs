using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Reading.Json;

// JSON of strangers, token by token, from a buffer that holds no more than the token at hand: one document or several. Guarantees: strict
// UTF-8 (a byte order mark is skipped), no nesting beyond the limit, no text beyond it in memory, no recursion; whatever the reader of the
// framework throws becomes a refusal with a place. Places are found by counting on from the last one that was asked for, so all of them
// together cost one pass over the bytes; within a line of ASCII there is nothing to count.
internal sealed class JsonInput(ByteSource source, ImportLimits limits, Place? within = null, int buffered = 1 << 16)
{
    private byte[] _buffer = new byte[buffered];
    private int _start;
    private int _end;
    private int _valid;
    private int _marked;
    private int _nextBreak;
    private bool _isAscii;
    private int _line = 1;
    private int _column = 1;
    private bool _isFinal;
    private bool _hasTokens;

    public void Read(IJsonTokens tokens)
    {
        source.Where = () => new Place(_line, _column);
        if (source.Peek(3).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) source.ReadExactly(stackalloc byte[3]);
        JsonReaderState state = new(new JsonReaderOptions { MaxDepth = limits.Depth + 1, AllowMultipleValues = true });
        while (!_isFinal)
        {
            Fill();
            state = ReadFilled(state, tokens);
        }

        if (!_hasTokens) throw new ImportRefusedException("empty", default, "The input has no JSON in it.");
    }

    /// <summary>Where the token begins; for JSON within a text of another format, where that text stands.</summary>
    public Place PlaceOf(ref Utf8JsonReader token)
    {
        if (within is { } place) return place;
        MarkTo(_start + (int)token.TokenStartIndex);
        return new Place(_line, _column);
    }

    /// <summary>The text of a string or a name. Half of a pair stays as it is; it is for names and values to replace it.</summary>
    /// <param name="token">The token.</param>
    /// <param name="like">A text that is likely the same; where it is, it is given back, and no other made.</param>
    public string TextOf(ref Utf8JsonReader token, string? like = null)
    {
        string text = token.ValueIsEscaped ? JsonEscapes.Remove(token.ValueSpan)
            : like is not null && Ascii.Equals(token.ValueSpan, like) ? like : Encoding.UTF8.GetString(token.ValueSpan);
        if (text.Length > limits.Text) throw TooLong(PlaceOf(ref token));
        return text;
    }

    /// <summary>The text of a string or a name as UTF-8, for comparisons. The framework's own one throws where half of a pair is
    /// escaped.</summary>
    public ReadOnlySpan<byte> BytesOf(ref Utf8JsonReader token) =>
        token.ValueIsEscaped ? Encoding.UTF8.GetBytes(TextOf(ref token)) : token.ValueSpan;

    /// <summary>Refuses a text that is too long, though it is not needed as a string.</summary>
    public void CheckText(ref Utf8JsonReader token)
    {
        if (token.ValueSpan.Length > limits.Text) TextOf(ref token);
    }

    /// <summary>A whole number of at most 18 characters; null where the token is none.</summary>
    public static long? WholeOf(ref Utf8JsonReader token) =>
        token.TokenType == JsonTokenType.Number && token.ValueSpan.Length <= 18
        && Utf8Parser.TryParse(token.ValueSpan, out long whole, out int length) && length == token.ValueSpan.Length ? whole : null;

    private JsonReaderState ReadFilled(JsonReaderState state, IJsonTokens tokens)
    {
        Utf8JsonReader reader = new(_buffer.AsSpan(_start.._valid), _isFinal, state);
        try
        {
            while (reader.Read())
            {
                _hasTokens = true;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= limits.Depth)
                {
                    throw new ImportRefusedException("too-deep", PlaceOf(ref reader),
                        FormattableString.Invariant($"The JSON is nested more than {limits.Depth} deep. Such a file is not a plan."));
                }

                tokens.Take(ref reader, this);
            }
        }
        catch (JsonException e) when (_isFinal && !_hasTokens && IsBlank())
        {
            throw new ImportRefusedException("empty", default, "The input has no JSON in it.", e);
        }
        catch (JsonException e)
        {
            Place place = new((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            throw new ImportRefusedException("not-well-formed", place,
                "The file is not well-formed JSON from here on: a value, a comma or a bracket is missing, or it is cut short.", e);
        }

        int consumed = _start + (int)reader.BytesConsumed;
        MarkTo(consumed);
        _start = consumed;
        return reader.CurrentState;
    }

    private bool IsBlank() => !_buffer.AsSpan(0, _valid).ContainsAnyExcept(" \t\r\n"u8);

    // Keeps what was not consumed, reads on, and checks that it is UTF-8 up to the last whole character.
    private void Fill()
    {
        int kept = _end - _start;
        if (_valid - _start > (6L * limits.Text) + 64) throw TooLong(new Place(_line, _column));
        if (kept > _buffer.Length / 2)
        {
            byte[] larger = new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, kept).CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        }

        (_valid, _marked, _start, _end) = (_valid - _start, _marked - _start, 0, kept);
        int read = source.Read(_buffer.AsSpan(_end));
        _end += read;
        _isFinal = read == 0;
        _nextBreak = BreakFrom(_marked);
        _isAscii = Ascii.IsValid(_buffer.AsSpan(_marked.._end));
        Validate();
    }

    private void Validate()
    {
        int end = _isFinal ? _end : LastWhole();
        ReadOnlySpan<byte> fresh = _buffer.AsSpan(_valid..end);
        if (!_isAscii && !Utf8.IsValid(fresh))
        {
            int good = 0;
            while (Rune.DecodeFromUtf8(fresh[good..], out _, out int length) == System.Buffers.OperationStatus.Done) good += length;
            MarkTo(_valid + good);
            throw new ImportRefusedException("encoding", new Place(_line, _column),
                "The file is not UTF-8 from here on. Save it as UTF-8.");
        }

        _valid = end;
    }

    // Where the last character begins that may not be whole yet; the end where it is.
    private int LastWhole()
    {
        for (int back = 1; back <= 3 && _end - back >= _valid; back++)
        {
            byte b = _buffer[_end - back];
            if (b < 0x80) return _end;
            if (b >= 0xC0) return (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) > back ? _end - back : _end;
        }

        return _end;
    }

    private void MarkTo(int at)
    {
        if (at <= _marked) return;
        ReadOnlySpan<byte> passed = _buffer.AsSpan(_marked..at);
        if (_nextBreak < at)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(passed.LastIndexOf((byte)'\n') + 1)..];
            _nextBreak = BreakFrom(at);
        }

        _column += _isAscii ? passed.Length : Encoding.UTF8.GetCharCount(passed);
        _marked = at;
    }

    private int BreakFrom(int at)
    {
        int next = _buffer.AsSpan(at.._end).IndexOf((byte)'\n');
        return next < 0 ? int.MaxValue : at + next;
    }

    private ImportRefusedException TooLong(Place place) =>
        new("value-too-long", place,
            FormattableString.Invariant($"A text has more than {limits.Text} units. Shorten it, or raise the limit of texts."));
}
