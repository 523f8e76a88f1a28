using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The to-dos and events of a calendar. Components nest by a stack of their names; of the outermost to-do or event its own properties are
// read, and not those of alarms within it. An invalid line affects nothing else.
internal sealed class ICalendarReader : IPlanReader
{
    private readonly List<string> _open = [];
    private readonly List<ContentLine> _properties = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string? _kind;
    private int _depth;
    private Place _begin;

    public void Read(ByteSource source, Draft draft) => Read(source, draft, new CalendarEntries(draft));

    public void Read(ByteSource source, Draft draft, ICalendarEntries entries)
    {
        ContentLines lines = new(source, draft.Options.Limits);
        source.Where = () => lines.Place;
        bool isFirst = true;
        for (string? line = lines.Next(); line is not null; line = lines.Next())
        {
            if (line.AsSpan().IsWhiteSpace()) continue;
            if (isFirst && !line.AsSpan().Trim().Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
                throw new ImportRefusedException("not-this-format", lines.Place,
                    "The first line is not BEGIN:VCALENDAR. Name the format of the file.");
            isFirst = false;
            if (ContentLine.Parse(line, lines.Place) is { } property) Take(draft, entries, property);
            else draft.Find("line-not-understood", lines.Place, null,
                $"'{Draft.Shown(line)}' is not a line of a calendar. It was not taken.");
        }

        if (isFirst) throw new ImportRefusedException("empty", default, "The input has no text in it.");
        if (_open.Count > 0) throw new ImportRefusedException("not-well-formed", lines.Place,
            $"The file ends within {Draft.Shown(_open[^1])}, which has no END. It may be cut short.");
        entries.Complete();
    }

    private void Take(Draft draft, ICalendarEntries entries, ContentLine line)
    {
        if (line.Name == "BEGIN") Begin(draft, line);
        else if (line.Name == "END") End(entries, line);
        else if (_kind is not null && _open.Count == _depth && EntryProperties.IsRead(line.Name, isFirst: !_names.Contains(line.Name)))
        {
            draft.CheckLinks(_properties.Count, line.Place.ToPublic());
            _names.Add(line.Name);
            _properties.Add(line);
        }
    }

    private void Begin(Draft draft, ContentLine line)
    {
        int most = draft.Options.Limits.Depth;
        if (_open.Count >= most)
            throw new ImportRefusedException("too-deep", line.Place,
                FormattableString.Invariant($"Components are nested more than {most} deep. Such a file is not a plan."));
        string name = line.Value.Trim().ToUpperInvariant();
        _open.Add(name);
        if (_kind is null && name is ("VTODO" or "VEVENT")) (_kind, _depth, _begin) = (name, _open.Count, line.Place);
    }

    private void End(ICalendarEntries entries, ContentLine line)
    {
        if (_open.Count == 0 || !string.Equals(_open[^1], line.Value.Trim(), StringComparison.OrdinalIgnoreCase))
            throw new ImportRefusedException("not-well-formed", line.Place,
                $"Here ends '{Draft.Shown(line.Value)}', but {(_open.Count == 0 ? "nothing is open" : $"'{Draft.Shown(
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
}
