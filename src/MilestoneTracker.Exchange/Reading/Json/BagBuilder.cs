using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// Builds one object of an input from its tokens, keeping what a format reads (without names: all of it) and stepping over the rest. Used
// again for the next one. The stack is a list, so nesting costs no recursion; a member that is read and stands there twice is a finding,
// and the last one counts. An object keeps no more values than the limit of links. An object within it that is written like the last one of
// the same name is that one again, as where each issue repeats its milestone.
internal sealed class BagBuilder(KeptNames? names, Draft draft)
{
    private const ulong Beginning = 17;
    private static readonly JsonBag NoMembers = new(default, []); // of what is empty one is enough: there may be millions within an object
    private static readonly List<JsonItem> NoItems = [];
    private readonly List<OpenJson> _open = [];
    private readonly JsonScratch _scratch = new();
    private readonly RecentValues? _recent = names is null ? null : new(); // not for each small JSON within another format
    private readonly Dictionary<string, JsonBag> _last = new(StringComparer.Ordinal);
    private string? _name;
    private int _skipped;
    private bool _skipsValue;
    private ulong _digest;
    private int _values;

    public bool IsOpen => _open.Count > 0;

    /// <summary>Whether the next token is a member of the object itself, and not of something within it.</summary>
    public bool IsAtTop => _open.Count == 1 && _skipped == 0 && !_skipsValue;

    /// <summary>A member whose value is no longer needed: from now on only that it is there is kept.</summary>
    public string? Unneeded { get; set; }

    public JsonBag Built { get; private set; } = new(default, []);

    public void Begin(ref Utf8JsonReader token, JsonInput input)
    {
        (_digest, _name, _skipped, _skipsValue, _values) = (Beginning, null, 0, false, 0);
        _scratch.Clear();
        _open.Add(new OpenJson(input.PlaceOf(ref token), null, null, -1) { Start = 0, Values = 0, Digest = 0 });
    }

    /// <summary>Takes a token; true where the object is complete with it.</summary>
    public bool Take(ref Utf8JsonReader token, JsonInput input)
    {
        Digest(ref token);
        JsonTokenType type = token.TokenType;
        bool isOpening = type is JsonTokenType.StartObject or JsonTokenType.StartArray;
        bool isClosing = type is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (_skipped > 0 || _skipsValue)
        {
            if (isOpening) _skipped++;
            else if (isClosing) _skipped--;
            _skipsValue = _skipped > 0;
            return false;
        }

        if (type == JsonTokenType.PropertyName) Name(ref token, input);
        else if (isOpening) Open(ref token, input);
        else if (isClosing) Close();
        else Put(ValueOf(ref token, input), input.PlaceOf(ref token));
        return _open.Count == 0;
    }

    private void Name(ref Utf8JsonReader token, JsonInput input)
    {
        bool isPresence = false;
        _name = names is null ? input.TextOf(ref token) : names.Find(ref token, input, out isPresence);
        isPresence |= _name is not null && _name == Unneeded;
        _skipsValue = _name is null || isPresence;
        if (isPresence) Put(null, input.PlaceOf(ref token));
    }

    private void Open(ref Utf8JsonReader token, JsonInput input)
    {
        List<JsonItem>? list = token.TokenType == JsonTokenType.StartArray ? [] : null;
        Place place = input.PlaceOf(ref token);
        string? name = _name;
        int index = Put(list, place);
        _open.Add(new OpenJson(place, list, name, index) { Start = _scratch.Top, Values = _values, Digest = _digest });
        if (list is null) _digest = Beginning;
    }

    // The digest of an object is its own, and goes into that of the one around it as a whole.
    private void Close()
    {
        OpenJson closed = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (closed.List is not null)
        {
            if (closed.List.Count == 0) Fill(closed.Index, NoItems);
            return;
        }

        if (_open.Count > 0 && _scratch.Top == closed.Start)
        {
            _digest = Mixed(closed.Digest, _digest);
            Fill(closed.Index, NoMembers);
            return;
        }

        if (_open.Count == 0)
        {
            Built = BagOf(closed);
            return;
        }

        JsonBag bag = names is null || _open[^1].List is not null ? BagOf(closed) : SameOrBagOf(closed);
        _digest = Mixed(closed.Digest, _digest);
        Fill(closed.Index, bag);
    }

    private void Fill(int index, object value)
    {
        if (_open[^1].List is { } list) list[index] = list[index] with { Value = value };
        else _scratch.Fill(index, value);
    }

    private JsonBag BagOf(in OpenJson closed) => new(closed.Place, _scratch.TakeFrom(closed.Start), closed.Places)
    {
        Digest = _digest, Size = _values - closed.Values,
    };

    // A digest alone decides nothing: a file can be made in which two differ and their digests do not.
    private JsonBag SameOrBagOf(in OpenJson closed)
    {
        if (!_last.TryGetValue(closed.Name!, out JsonBag? last) || last.Digest != _digest || last.Size != _values - closed.Values
            || !last.Keeps(_scratch.From(closed.Start)))
            return _last[closed.Name!] = BagOf(closed);
        _scratch.DropFrom(closed.Start);
        return last;
    }

    // Where the value is among those of what is open; an object is put in when it is complete.
    private int Put(object? value, Place place)
    {
        int most = draft.Options.Limits.Links;
        if (++_values > most)
        {
            throw new ImportRefusedException("value-too-long", place,
                FormattableString.Invariant($"An object has more than {most} values. Split it, or raise the limit of links."));
        }

        ref OpenJson open = ref CollectionsMarshal.AsSpan(_open)[^1];
        if (open.List is { } list)
        {
            list.Add(new JsonItem(value, place));
            return list.Count - 1;
        }

        if (!_scratch.Set(open.Start, ref open.Places, _name!, new JsonItem(value, place), out int index))
            draft.Find("member-repeated", place, null, $"The member '{_name}' stands twice in an object. The last one counts.");
        return index;
    }

    private object? ValueOf(ref Utf8JsonReader token, JsonInput input) => token.TokenType switch
    {
        JsonTokenType.String => input.TextOf(ref token, _recent),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => token.ValueSpan.Length <= 18 && Utf8Parser.TryParse(token.ValueSpan, out long whole, out int length)
            && length == token.ValueSpan.Length ? _recent?.Number(whole) ?? whole : OtherNumber.Instance,
    };

    private void Digest(ref Utf8JsonReader token)
    {
        ReadOnlySpan<byte> bytes = token.ValueSpan;
        ulong digest = Mixed(_digest, ((ulong)bytes.Length << 8) | (ulong)token.TokenType);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            digest = Mixed(digest, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        _digest = Mixed(digest, Rest(bytes));
    }

    // Fewer than eight bytes as one word, some of them twice: with their number it says all of them, and a loop would cost more.
    private static ulong Rest(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        >= sizeof(uint) => ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes) << 32)
            | BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]),
        > 0 => ((ulong)bytes[0] << 16) | ((ulong)bytes[bytes.Length / 2] << 8) | bytes[^1],
        _ => 0,
    };

    private static ulong Mixed(ulong digest, ulong word) => (ulong.RotateLeft(digest, 23) ^ word) * 0x9E3779B97F4A7C15;
}
