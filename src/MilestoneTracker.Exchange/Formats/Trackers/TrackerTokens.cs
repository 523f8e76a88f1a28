using System.Text.Json;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// The items of answers of a tracker: objects in one or several documents, in arrays and arrays of arrays, and, where the tracker has it so,
// in the members "milestones" and "issues" of an object that has no number itself.
// Once an item has said what the origin is called, the member that says it is no longer kept.
internal sealed class TrackerTokens(
    KeptNames names, Draft draft, string numberName, bool hasLists, Func<JsonBag, string?>? labelOf = null, string? label = null)
    : IJsonTokens
{
    private readonly BagBuilder _outer = new(names, draft);
    private readonly BagBuilder _inner = new(names, draft);
    private readonly TrackerRows _listed = new(draft, numberName);
    private bool _inList;
    private bool _hasListed;
    private int _listDepth;

    /// <summary>The items, in the order of the input; null where something else stands in the place of one.</summary>
    public TrackerRows Rows { get; } = new(draft, numberName, labelOf);

    /// <summary>Where the first value stands that is neither an object nor a list of them; null where there is none.</summary>
    public Place? Stray { get; private set; }

    public void Take(ref Utf8JsonReader token, JsonInput input)
    {
        if (_inner.IsOpen)
        {
            if (_inner.Take(ref token, input)) List(_inner.Built, _inner.Built.Place);
        }
        else if (_inList)
        {
            TakeListed(ref token, input);
        }
        else if (_outer.IsOpen)
        {
            TakeOuter(ref token, input);
        }
        else if (token.TokenType == JsonTokenType.StartObject)
        {
            _outer.Begin(ref token, input);
        }
        else if (token.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
        {
            Place place = input.PlaceOf(ref token);
            Stray ??= place;
            Rows.Add(null, place);
        }
    }

    private void TakeOuter(ref Utf8JsonReader token, JsonInput input)
    {
        if (hasLists && token.TokenType == JsonTokenType.PropertyName && _outer.IsAtTop && IsList(ref token, input))
        {
            (_inList, _hasListed, _listDepth) = (true, true, 0);
            return;
        }

        if (!_outer.Take(ref token, input)) return;
        if (_hasListed && !_outer.Built.Has("number")) Rows.AddAll(_listed);
        else Rows.Add(_outer.Built, _outer.Built.Place);
        if (Rows.Label is not null) _outer.Unneeded = _inner.Unneeded = label;
        _listed.Clear();
        _hasListed = false;
    }

    // The framework's own comparison throws where half of a pair is escaped.
    private static bool IsList(ref Utf8JsonReader token, JsonInput input) => token.ValueIsEscaped
        ? input.TextOf(ref token) is "milestones" or "issues" : token.ValueSpan.SequenceEqual("milestones"u8)
            || token.ValueSpan.SequenceEqual("issues"u8);

    private void TakeListed(ref Utf8JsonReader token, JsonInput input)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.StartObject:
                _inner.Begin(ref token, input);
                break;
            case JsonTokenType.StartArray:
                _listDepth++;
                break;
            case JsonTokenType.EndArray:
                _inList = --_listDepth > 0;
                break;
            default:
                List(null, input.PlaceOf(ref token));
                break;
        }
    }

    private void List(JsonBag? row, Place place)
    {
        _listed.Add(row, place);
        _inList = _listDepth > 0;
    }
}
