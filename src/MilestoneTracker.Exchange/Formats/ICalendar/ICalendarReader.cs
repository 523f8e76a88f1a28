using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The to-dos and events of a calendar. Components nest by a stack of their names; of the outermost to-do or event its own properties are
// read, and not those of alarms within it. An invalid line affects nothing else.
internal sealed class ICalendarReader : IPlanReader
{
    private readonly List<string> _open = [];
    private readonly List<ContentLine> _properties = [];
    private readonly ContentParser _parser = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string? _kind;
    private int _depth;
    private Place _begin;

    public void Read(ByteSource source, Draft draft)
    {
        draft.HasUniqueIds = true;
        Read(source, draft, new CalendarEntries(draft));
    }

    public void Read(ByteSource source, Draft draft, ICalendarEntries entries)
    {
        ContentLines lines = new(source, draft.Options.Limits);
        source.Where = () => lines.Place;
        bool isFirst = true;
        while (lines.Next())
        {
            ReadOnlySpan<char> line = lines.Line;
            if (line.IsWhiteSpace()) continue;
            if (isFirst && !line.Trim().Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
                throw new ImportRefusedException("not-this-format", lines.Place,
                    "The first line is not BEGIN:VCALENDAR. Name the format of the file.");
            isFirst = false;
            int value = _parser.Parse(line, out string? name);
            if (value < 0) draft.Find("line-not-understood", lines.Place, null,
                $"'{Draft.Shown(line.ToString())}' is not a line of a calendar. It was not taken.");
            else if (name is not null) Take(draft, entries, name, line[value..], lines.Place);
        }

        if (isFirst) throw new ImportRefusedException("empty", default, "The input has no text in it.");
        if (_open.Count > 0) throw new ImportRefusedException("not-well-formed", lines.Place,
            $"The file ends within {Draft.Shown(_open[^1])}, which has no END. It may be cut short.");
        entries.Complete();
    }

    private void Take(Draft draft, ICalendarEntries entries, string name, ReadOnlySpan<char> value, Place place)
    {
        if (name == ContentNames.Begin) Begin(draft, value, place);
        else if (name == ContentNames.End) End(entries, value, place);
        else if (_kind is not null && _open.Count == _depth && (ContentNames.IsRepeated(name) || _names.Add(name)))
        {
            draft.CheckLinks(_properties.Count, place.ToPublic());
            _properties.Add(_parser.Line(name, value, place));
        }
    }

    private void Begin(Draft draft, ReadOnlySpan<char> value, Place place)
    {
        int most = draft.Options.Limits.Depth;
        if (_open.Count >= most)
            throw new ImportRefusedException("too-deep", place,
                FormattableString.Invariant($"Components are nested more than {most} deep. Such a file is not a plan."));
        value = value.Trim();
        string name = Is(value, "VTODO") ? "VTODO" : Is(value, "VEVENT") ? "VEVENT" : value.ToString();
        _open.Add(name);
        if (_kind is null && name is ("VTODO" or "VEVENT")) (_kind, _depth, _begin) = (name, _open.Count, place);
    }

    private void End(ICalendarEntries entries, ReadOnlySpan<char> value, Place place)
    {
        if (_open.Count == 0 || !Is(value.Trim(), _open[^1]))
            throw new ImportRefusedException("not-well-formed", place,
                $"Here ends '{Draft.Shown(value.ToString())}', but {(_open.Count == 0 ? "nothing is open" : $"'{Draft.Shown(
                _open[^1])}' is open")}.");
        if (_kind is not null && _open.Count == _depth)
        {
            entries.Take(_kind == "VEVENT", _properties, _begin);
            _properties.Clear();
            _names.Clear();
            _kind = null;
        }

        _open.RemoveAt(_open.Count - 1);
    }

    private static bool Is(ReadOnlySpan<char> value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
