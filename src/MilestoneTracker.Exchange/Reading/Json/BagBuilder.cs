using System.Runtime.InteropServices;
using System.Text.Json;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// Builds one object of an input from its tokens. Used again for the next one. The stack is a list, so nesting costs no recursion; a member
// that stands there twice is a finding, and the last one counts. An object keeps no more values than the limit of links.
internal sealed class BagBuilder(Draft draft)
{
    private static readonly JsonBag NoMembers = new(default, []); // of what is empty one is enough: there may be millions within an object
    private static readonly List<JsonItem> NoItems = [];
    private readonly List<OpenJson> _open = [];
    private readonly JsonScratch _scratch = new();
    private string? _name;
    private int _values;

    public bool IsOpen => _open.Count > 0;

    public JsonBag Built { get; private set; } = new(default, []);

    public void Begin(ref Utf8JsonReader token, JsonInput input)
    {
        (_name, _values) = (null, 0);
        _scratch.Clear();
        _open.Add(new OpenJson(input.PlaceOf(ref token), null, -1) { Start = 0 });
    }

    /// <summary>Takes a token; true where the object is complete with it.</summary>
    public bool Take(ref Utf8JsonReader token, JsonInput input)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = input.TextOf(ref token);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open(ref token, input);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close();
                break;
            default:
                Put(ValueOf(ref token, input), input.PlaceOf(ref token));
                break;
        }

        return _open.Count == 0;
    }

    private void Open(ref Utf8JsonReader token, JsonInput input)
    {
        List<JsonItem>? list = token.TokenType == JsonTokenType.StartArray ? [] : null;
        Place place = input.PlaceOf(ref token);
        int index = Put(list, place);
        _open.Add(new OpenJson(place, list, index) { Start = _scratch.Top });
    }

    private void Close()
    {
        OpenJson closed = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (closed.List is not null)
        {
            if (closed.List.Count == 0) Fill(closed.Index, NoItems);
            return;
        }

        JsonBag bag = _open.Count > 0 && _scratch.Top == closed.Start ? NoMembers
            : new JsonBag(closed.Place, _scratch.TakeFrom(closed.Start), closed.Places);
        if (_open.Count == 0) Built = bag;
        else Fill(closed.Index, bag);
    }

    private void Fill(int index, object value)
    {
        if (_open[^1].List is { } list) list[index] = list[index] with { Value = value };
        else _scratch.Fill(index, value);
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

    private static object? ValueOf(ref Utf8JsonReader token, JsonInput input) => token.TokenType switch
    {
        JsonTokenType.String => input.TextOf(ref token),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => JsonInput.WholeOf(ref token) ?? (object)OtherNumber.Instance,
    };
}
