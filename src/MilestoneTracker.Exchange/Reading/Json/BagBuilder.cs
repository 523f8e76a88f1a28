using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MilestoneTracker.Exchange.Reading.Json;

// Builds one object of an input from its tokens, keeping what a format reads (without names: all of it) and stepping over the rest. Used
// again for the next one. The stack is a list, so nesting costs no recursion; a member that is read and stands there twice is a finding,
// and the last one counts. An object
// keeps no more values than the limit of links.
internal sealed class BagBuilder(KeptNames? names, Draft draft)
{
    private readonly List<(JsonBag? Bag, List<JsonItem>? List)> _open = [];
    private string? _name;
    private int _skipped;
    private bool _skipsValue;
    private ulong _digest;
    private int _values;

    public bool IsOpen => _open.Count > 0;

    /// <summary>Whether the next token is a member of the object itself, and not of something within it.</summary>
    public bool IsAtTop => _open.Count == 1 && _skipped == 0 && !_skipsValue;

    public JsonBag Built { get; private set; } = new(default);

    public void Begin(ref Utf8JsonReader token, JsonInput input)
    {
        (Built, _digest, _name, _skipped, _skipsValue, _values) = (new JsonBag(input.PlaceOf(ref token)), 17, null, 0, false, 0);
        _open.Add((Built, null));
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
        else if (isClosing) _open.RemoveAt(_open.Count - 1);
        else Put(ValueOf(ref token, input), ref token, input);
        if (_open.Count > 0) return false;
        (Built.Digest, Built.Size) = (_digest, _values);
        return true;
    }

    private void Name(ref Utf8JsonReader token, JsonInput input)
    {
        bool isPresence = false;
        _name = names is null ? input.TextOf(ref token) : names.Find(ref token, input, out isPresence);
        _skipsValue = _name is null || isPresence;
        if (isPresence) Put(null, ref token, input);
    }

    private void Open(ref Utf8JsonReader token, JsonInput input)
    {
        (JsonBag? Bag, List<JsonItem>? List) opened = token.TokenType == JsonTokenType.StartObject
            ? (new JsonBag(input.PlaceOf(ref token)), null) : (null, []);
        Put((object?)opened.Bag ?? opened.List, ref token, input);
        _open.Add(opened);
    }

    private void Put(object? value, ref Utf8JsonReader token, JsonInput input)
    {
        JsonItem item = new(value, input.PlaceOf(ref token));
        int most = draft.Options.Limits.Links;
        if (++_values > most)
        {
            throw new ImportRefusedException("value-too-long", item.Place,
                FormattableString.Invariant($"An object has more than {most} values. Split it, or raise the limit of links."));
        }

        if (_open[^1].List is { } list)
        {
            list.Add(item);
        }
        else if (!_open[^1].Bag!.Set(_name!, item))
        {
            draft.Find("member-repeated", item.Place, null, $"The member '{_name}' stands twice in an object. The last one counts.");
        }
    }

    private static object? ValueOf(ref Utf8JsonReader token, JsonInput input) => token.TokenType switch
    {
        JsonTokenType.String => input.TextOf(ref token),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => token.ValueSpan.Length <= 18 && Utf8Parser.TryParse(token.ValueSpan, out long whole, out int length)
            && length == token.ValueSpan.Length ? whole : OtherNumber.Instance,
    };

    private void Digest(ref Utf8JsonReader token)
    {
        ulong digest = Mixed(_digest, (ulong)token.TokenType);
        ReadOnlySpan<byte> bytes = token.ValueSpan;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) digest = Mixed(digest, word);
        foreach (byte b in bytes[(words.Length * sizeof(ulong))..]) digest = Mixed(digest, b);
        _digest = digest;
    }

    private static ulong Mixed(ulong digest, ulong word) => (ulong.RotateLeft(digest, 23) ^ word) * 0x9E3779B97F4A7C15;
}
