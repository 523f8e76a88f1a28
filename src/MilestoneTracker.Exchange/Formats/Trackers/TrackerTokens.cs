using System.Text.Json;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// The items of answers of a tracker: objects in one or several documents, in arrays and arrays of arrays, and, where the tracker has it so,
// in the members "milestones" and "issues" of an object that has no number itself.
// Once an item has said what the origin is called, the member that says it is no longer kept.
internal sealed class TrackerTokens(
    MemberNames names, Draft draft, bool hasLists, Func<string?, string?>? labelOf = null) : IJsonTokens
{
    private readonly RowBuilder _outer = new(names, draft);
    private readonly RowBuilder _inner = new(names, draft);
    private readonly TrackerRows _listed = new(draft, labelOf);
    private bool _inList;
    private bool _hasListed;
    private int _listDepth;

    /// <summary>The items, in the order of the input, with an empty row where something else stands in the place of one.</summary>
    public TrackerRows Rows { get; } = new(draft, labelOf);

    /// <summary>Where the first value stands that is neither an object nor a list of them; null where there is none.</summary>
    public Place? Stray { get; private set; }

    public void Take(ref Utf8JsonReader token, JsonInput input)
    {
        if (_inner.IsOpen)
        {
            if (_inner.Take(ref token, input)) List(_inner.Built, _inner.Address);
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
            Rows.Add(new TrackerRow(place));
        }
    }

    private void TakeOuter(ref Utf8JsonReader token, JsonInput input)
    {
        if (hasLists && token.TokenType == JsonTokenType.PropertyName && _outer.IsAtTop
            && input.BytesOf(ref token) is var name && (name.SequenceEqual("milestones"u8) || name.SequenceEqual("issues"u8)))
        {
            (_inList, _hasListed, _listDepth) = (true, true, 0);
            return;
        }

        if (!_outer.Take(ref token, input)) return;
        if (_hasListed && !_outer.Built.Has(Members.Number)) Rows.AddAll(_listed);
        else Rows.Add(_outer.Built, _outer.Address);
        if (Rows.Label is not null) _outer.NeedsAddress = _inner.NeedsAddress = false;
        _listed.Clear();
        _hasListed = false;
    }

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
                List(new TrackerRow(input.PlaceOf(ref token)));
                break;
        }
    }

    private void List(TrackerRow row, string? address = null)
    {
        _listed.Add(row, address);
        _inList = _listDepth > 0;
    }
}
