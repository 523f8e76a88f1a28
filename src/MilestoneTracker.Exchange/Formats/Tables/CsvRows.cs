using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading.Text;

namespace MilestoneTracker.Exchange.Formats.Tables;

// Comma-separated values after RFC 4180, strict: quotation marks around a cell that has separators, line breaks or quotation marks in it,
// two of them for one; a quotation mark inside another cell is a character. Lines end with CR LF, LF or CR. Guarantees: line and column of
// every cell (of UTF-16 units), one window of text and one row in memory whatever the file is, no cell beyond the limit, nothing swallowed:
// an end that is missing, or text after one, refuses the file.
internal sealed class CsvRows
{
    private const int MostColumns = 1 << 14;
    private readonly TextInput _input;
    private readonly int _mostOfText;
    private readonly char[] _window = new char[1 << 16];
    private char[] _row = new char[1024];
    private int _rowLength;
    private int _at;
    private int _end;
    private long _before; // units before the window
    private long _lineStart;
    private int _line = 1;
    private bool _atEnd;
    private bool _endedWithReturn;

    public CsvRows(TextInput input, char? separator, int mostOfText)
    {
        (_input, _mostOfText) = (input, mostOfText);
        while (_window.Length - _end >= TextInput.LeastRoom && !_atEnd) Fill();
        ReadOnlySpan<char> head = _window.AsSpan(0, _end);
        if (CsvSeparator.Said(head, out int length) is { } said)
        {
            (_at, _lineStart, _line, separator) = (length, length, 2, said);
            head = head[length..];
        }

        Separator = separator ?? CsvSeparator.MostFrequentIn(head);
    }

    public char Separator { get; }

    public Place Here => new(_line, (int)Math.Min(int.MaxValue, _before + _at - _lineStart + 1));

    /// <summary>Where the row begins that was read last.</summary>
    public Place RowPlace { get; private set; }

    /// <summary>Where the first cell with text stands behind the columns that are there; null where there is none.</summary>
    public Place? Surplus { get; private set; }

    /// <summary>The text of a cell of the row that was read last.</summary>
    public ReadOnlySpan<char> TextOf(in CsvCell cell) => TextOf(cell.Start, cell.Length);

    /// <summary>A stretch of the text of the row that was read last.</summary>
    public ReadOnlySpan<char> TextOf(int start, int length) => _row.AsSpan(start, length);

    /// <summary>Reads the next row that is not blank; false at the end.</summary>
    /// <param name="wanted">Which columns are wanted as text; null for all of them, in the row of headings.</param>
    /// <param name="cells">The cells of the columns, as many as there are.</param>
    public bool Next(bool[]? wanted, List<CsvCell> cells)
    {
        while (Peek() >= 0)
        {
            RowPlace = Here;
            cells.Clear();
            (Surplus, _rowLength) = (null, 0);
            bool isBlank = true;
            for (int column = 0; ; column++)
            {
                CsvCell cell = ReadCell(wanted is null || (column < wanted.Length && wanted[column]));
                isBlank &= cell.IsBlank;
                if (wanted is null && column >= MostColumns) throw new ImportRefusedException("value-too-long", cell.Place,
                    "The table has more than 16,384 columns.");
                if (wanted is null || column < wanted.Length) cells.Add(cell);
                else if (!cell.IsBlank) Surplus ??= cell.Place;
                if (Peek() != Separator) break;
                _at++;
            }

            EndLine();
            if (!isBlank) return true;
        }

        return false;
    }

    private CsvCell ReadCell(bool isWanted)
    {
        Place place = Here;
        int start = _rowLength;
        bool isBlank = true;
        if (Peek() == '"')
        {
            _at++;
            ReadQuoted(place, isWanted, ref isBlank);
            int next = Peek();
            if (next >= 0 && next != Separator && next is not ('\r' or '\n'))
                {
                throw new ImportRefusedException(
                    "after-quote", Here, $"After a cell in quotation marks comes '{Separator}' or the end of the line. "
                    + "Double quotation marks that belong to the text.");
            }
        }
        else
        {
            long length = 0;
            while (Peek() >= 0)
            {
                ReadOnlySpan<char> rest = _window.AsSpan(_at.._end);
                int stop = rest.IndexOfAny(Separator, '\r', '\n');
                ReadOnlySpan<char> part = stop < 0 ? rest : rest[..stop];
                Take(part, place, isWanted, ref length, ref isBlank);
                _at += part.Length;
                if (stop >= 0) break;
            }
        }

        return new CsvCell(start, _rowLength - start, isBlank, place);
    }

    private void ReadQuoted(Place place, bool isWanted, ref bool isBlank)
    {
        long length = 0;
        while (Peek() >= 0)
        {
            ReadOnlySpan<char> rest = _window.AsSpan(_at.._end);
            int quote = rest.IndexOf('"');
            ReadOnlySpan<char> part = quote < 0 ? rest : rest[..quote];
            Take(part, place, isWanted, ref length, ref isBlank);
            CountLines(part);
            _at += part.Length;
            if (quote < 0) continue;
            _at++;
            if (Peek() != '"') return;
            Take("\"", place, isWanted, ref length, ref isBlank);
            _at++;
        }

        throw new ImportRefusedException("unclosed-quote", place, "The quotation mark at the beginning of this cell has no end.");
    }

    private void Take(ReadOnlySpan<char> part, Place place, bool isWanted, ref long length, ref bool isBlank)
    {
        length += part.Length;
        if (length > _mostOfText) throw new ImportRefusedException("value-too-long", place,
            string.Create(CultureInfo.InvariantCulture,
            $"A cell has more than {_mostOfText} units. Shorten it, or raise the limit of texts."));
        isBlank = isBlank && part.IsWhiteSpace();
        if (!isWanted) return;
        if (_rowLength + part.Length > _row.Length) Array.Resize(ref _row, Math.Max(_row.Length * 2, _rowLength + part.Length));
        part.CopyTo(_row.AsSpan(_rowLength));
        _rowLength += part.Length;
    }

    // Line breaks within a cell; a CR counts where no LF follows it.
    private void CountLines(ReadOnlySpan<char> part)
    {
        int from = 0;
        if (_endedWithReturn && (part.IsEmpty || part[0] != '\n'))
        {
            _line++;
            _lineStart = _before + _at;
        }

        _endedWithReturn = false;
        while (true)
        {
            int next = part[from..].IndexOfAny('\r', '\n');
            if (next < 0) return;
            int at = from + next;
            from = at + 1;
            if (part[at] == '\r' && _at + from >= _end && !_atEnd)
            {
                _endedWithReturn = true; // the window ends; whether a line feed follows is seen in the next one
                return;
            }

            if (part[at] == '\r' && (from < part.Length ? part[from] : _at + from < _end ? _window[_at + from] : '\0') == '\n') continue;
            _line++;
            _lineStart = _before + _at + from;
        }
    }

    private void EndLine()
    {
        int c = Peek();
        if (c < 0) return;
        _at++;
        if (c == '\r' && Peek() == '\n') _at++;
        _line++;
        _lineStart = _before + _at;
    }

    // The next unit; -1 at the end.
    private int Peek()
    {
        if (_at < _end) return _window[_at];
        if (_atEnd) return -1;
        _before += _end;
        (_at, _end) = (0, 0);
        Fill();
        return _end > 0 ? _window[0] : -1;
    }

    private void Fill()
    {
        int read = _input.Read(_window.AsSpan(_end));
        _end += read;
        if (read > 0) return;
        _atEnd = true;
        if (!_input.IsBroken) return;
        throw new ImportRefusedException("encoding", PlaceOfEnd(),
            "The text is not in the expected encoding from here on. Save it as UTF-8, or say its encoding.");
    }

    private Place PlaceOfEnd()
    {
        CountLines(_window.AsSpan(_at.._end));
        _at = _end;
        return Here;
    }
}
