namespace MilestoneTracker.Exchange.Formats.Tables;

// The values of a cell, trimmed and none of them empty, one after the other.
internal ref struct CellParts(ReadOnlySpan<char> cell)
{
    private readonly ReadOnlySpan<char> _cell = cell;
    private readonly bool _hasStrong = cell.IndexOfAny(';', '\n') >= 0;
    private int _from;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly CellParts GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_from <= _cell.Length)
        {
            int end = EndFrom(_from);
            Current = _cell[_from..end].Trim();
            _from = end + 1;
            if (!Current.IsEmpty) return true;
        }

        return false;
    }

    private readonly int EndFrom(int from)
    {
        int end = from; // values are short, and a search of the framework is made for long texts
        while (end < _cell.Length && !(_hasStrong ? _cell[end] is ';' or '\n' : _cell[end] == ',' && !IsDecimal(end))) end++;
        return end;
    }

    // Whether digits stand before the comma, and digits with a unit behind it: 1FS+1,5d.
    private readonly bool IsDecimal(int comma)
    {
        if (comma == 0 || !char.IsAsciiDigit(_cell[comma - 1])) return false;
        int at = comma + 1;
        while (at < _cell.Length && char.IsAsciiDigit(_cell[at])) at++;
        if (at == comma + 1) return false;
        while (at < _cell.Length && char.IsWhiteSpace(_cell[at])) at++;
        return at < _cell.Length && (char.IsAsciiLetter(_cell[at]) || _cell[at] == '%');
    }
}
