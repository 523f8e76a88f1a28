using System.Globalization;
using System.Text.Json;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// The blockers of the issue that is being built, used again for the next one: what is kept of one has exactly its size.
internal sealed class BlockerList
{
    private readonly List<Blocker> _blockers = [];
    private readonly List<string> _texts = [];
    private Place _place;
    private long _number;
    private string? _text;

    public void Clear()
    {
        _blockers.Clear();
        _texts.Clear();
    }

    /// <summary>Begins an entry, which says nothing yet.</summary>
    public void Begin(Place place) => (_place, _number, _text) = (place, Blocker.Nothing, null);

    /// <summary>Gives the entry its number, or what stands in its place; the last one counts.</summary>
    public void Say(ref Utf8JsonReader token, JsonInput input)
    {
        _text = RowMember.TextOf(ref token, input);
        _number = _text is null ? JsonInput.WholeOf(ref token) ?? Blocker.Nothing : NumberOf(_text) ?? Blocker.Text;
    }

    public void Add()
    {
        _blockers.Add(new Blocker(_number, _place));
        if (_number == Blocker.Text) _texts.Add(_text!);
    }

    public (Blocker[] Blockers, string[] Texts) Taken() => ([.. _blockers], [.. _texts]);

    // Only the usual form is a number.
    private static long? NumberOf(string text) =>
        Texts.Whole(text) is { } number && number.ToString(CultureInfo.InvariantCulture) == text ? number : null;
}
