using System.Runtime.InteropServices;
using System.Text.Json;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Fills a row from the tokens of its object: each value that is read goes straight into its place, strings are made only for texts that
// are kept, and the rest is stepped over. Used again for the next row. The stack is a list, so nesting costs no recursion. A member that is
// read and stands there twice is a finding, however deep it stands, and the last one counts; a row has no more such values than the limit
// of links. A milestone within a row that says the same as a recent one of its number is that one again, as each issue repeats its own.
internal sealed class RowBuilder(MemberNames names, Draft draft)
{
    private const int Recent = 256;
    private readonly List<(Part Part, Members Seen)> _open = [];
    private readonly BlockerList _blockers = new();
    private readonly TrackerRow?[] _recent = new TrackerRow?[Recent];
    private TrackerRow _within = new(default);
    private TrackerRow? _like;
    private Members _member;
    private int _skipped;
    private bool _skipsValue;
    private int _values;
    private ulong _digest;

    private enum Part
    {
        Row, Milestone, BlockerList, Blocker, Summary, Other, OtherList,
    }

    public bool IsOpen => _open.Count > 0;

    /// <summary>Whether the next token is a member of the row itself, and not of something within it.</summary>
    public bool IsAtTop => _open.Count == 1 && _skipped == 0 && !_skipsValue;

    /// <summary>Whether the member is needed that says what the origin is called; else only that it is there is kept.</summary>
    public bool NeedsAddress { get; set; } = true;

    public TrackerRow Built { get; private set; } = new(default);

    /// <summary>The address of what was built last, as long as it is needed.</summary>
    public string? Address { get; private set; }

    public void Begin(ref Utf8JsonReader token, JsonInput input)
    {
        (_digest, _skipped, _skipsValue, _values) = (TokenDigest.Beginning, 0, false, 0);
        (Built, Address) = (new TrackerRow(input.PlaceOf(ref token)), null);
        _open.Add((Part.Row, Members.None));
    }

    /// <summary>Takes a token; true where the row is complete with it.</summary>
    public bool Take(ref Utf8JsonReader token, JsonInput input)
    {
        _digest = TokenDigest.With(_digest, ref token);
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
        else if (isClosing) Close();
        else Value(ref token, input, isOpening);
        return _open.Count == 0;
    }

    private void Name(ref Utf8JsonReader token, JsonInput input)
    {
        _member = names.Find(input.BytesOf(ref token));
        bool isPresence = (_member & Members.Presences) != Members.None || (_member == Members.Address && !NeedsAddress);
        _skipsValue = isPresence || _member == Members.None;
        if (isPresence) Count(ref token, input);
    }

    // A value that is read, or where one opens: in an object the one of the last name, in a list the next one.
    private void Value(ref Utf8JsonReader token, JsonInput input, bool isOpening)
    {
        Count(ref token, input);
        Part part = Put(_open[^1].Part, ref token, input);
        if (!isOpening) return;
        if (part == Part.Other && token.TokenType == JsonTokenType.StartArray) part = Part.OtherList;
        _open.Add((part, Members.None));
    }

    // Answers what opens with the token, if anything does.
    private Part Put(Part within, ref Utf8JsonReader token, JsonInput input)
    {
        switch (within)
        {
            case Part.Row:
                return SetOfRow(ref token, input);
            case Part.Milestone:
                RowMember.Set(_within, _member, _like, ref token, input);
                if (_member == Members.Number && _within.Number is { } number) _like = _recent[number & (Recent - 1)];
                return Part.Other;
            case Part.BlockerList:
                _blockers.Begin(input.PlaceOf(ref token));
                if (token.TokenType == JsonTokenType.StartObject) return Part.Blocker;
                _blockers.Say(ref token, input);
                _blockers.Add();
                return Part.Other;
            case Part.Blocker when _member == Members.Number:
                _blockers.Say(ref token, input);
                return Part.Other;
            case Part.Summary when _member == Members.TotalBlockedBy:
                Built.IsBlocked = JsonInput.WholeOf(ref token) > 0;
                return Part.Other;
            default:
                if (token.TokenType == JsonTokenType.String) input.CheckText(ref token);
                return Part.Other;
        }
    }

    private Part SetOfRow(ref Utf8JsonReader token, JsonInput input)
    {
        bool isObject = token.TokenType == JsonTokenType.StartObject;
        switch (_member)
        {
            case Members.Milestone:
                (Built.Milestone, Built.MilestonePlace) = (null, input.PlaceOf(ref token));
                if (!isObject) break;
                _within.Clear(Built.MilestonePlace);
                return Part.Milestone;
            case Members.BlockedBy:
                Built.Blockers = null;
                if (token.TokenType != JsonTokenType.StartArray) break;
                _blockers.Clear();
                return Part.BlockerList;
            case Members.Summary:
                (Built.IsBlocked, Built.SummaryPlace) = (false, input.PlaceOf(ref token));
                if (!isObject) break;
                return Part.Summary;
        }

        if (_member == Members.Address) Address = RowMember.TextOf(ref token, input);
        else RowMember.Set(Built, _member, null, ref token, input);
        return Part.Other;
    }

    private void Close()
    {
        (Part part, Members seen) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        switch (part)
        {
            case Part.Row:
                (Built.Members, Built.Values, Built.Digest) = (seen, _values, _digest);
                break;
            case Part.Milestone:
                _within.Members = seen;
                if (_within.Number is { } number) Built.Milestone = SameOr(ref _recent[number & (Recent - 1)]);
                break;
            case Part.BlockerList:
                (Built.Blockers, Built.BlockerTexts) = _blockers.Taken();
                break;
            case Part.Blocker:
                _blockers.Add();
                break;
        }
    }

    private TrackerRow SameOr(ref TrackerRow? recent)
    {
        if (recent is not null && recent.IsLike(_within)) return recent;
        recent = _within;
        _within = new TrackerRow(default);
        return recent;
    }

    // Places are asked for only where something is wrong: each costs a look at what was passed.
    private void Count(ref Utf8JsonReader token, JsonInput input)
    {
        int most = draft.Options.Limits.Links;
        if (++_values > most)
        {
            throw new ImportRefusedException("value-too-long", input.PlaceOf(ref token),
                FormattableString.Invariant($"An object has more than {most} values. Split it, or raise the limit of links."));
        }

        ref (Part Part, Members Seen) open = ref CollectionsMarshal.AsSpan(_open)[^1];
        if (open.Part is Part.BlockerList or Part.OtherList) return;
        if ((open.Seen & _member) != Members.None)
            draft.Find("member-repeated", input.PlaceOf(ref token), null,
                $"The member '{names.NameOf(_member)}' stands twice in an object. The last one counts.");
        open.Seen |= _member;
    }
}
