using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A row of data by roles: the cells that are not blank, without the mark that our own export puts before what a spreadsheet would take for
// a formula.
internal sealed class TableRow(TableHead head)
{
    private readonly List<(string Role, string Text, int Column, Place Place)> _cells = [];

    /// <summary>The number of the row among those that are not blank, from 1.</summary>
    public int Number { get; private set; }

    public Place Place { get; private set; }

    public void Take(List<CsvCell> cells, int number, Place place)
    {
        (Number, Place) = (number, place);
        _cells.Clear();
        for (int i = 0; i < cells.Count; i++)
            if (head.RoleOf(i) is { } role && !cells[i].IsBlank) _cells.Add((role, Unguarded(cells[i].Text!), i, cells[i].Place));
    }

    /// <summary>The first cell of a role; null where all are blank.</summary>
    public string? Text(string role)
    {
        foreach ((string of, string text, int _, Place _) in _cells)
            if (of == role) return text;
        return null;
    }

    public string? Trimmed(string role) => Text(role)?.Trim();

    /// <summary>Where the first cell of a role stands, or else the row.</summary>
    public ImportPlace PlaceOf(string role)
    {
        foreach ((string of, string _, int column, Place place) in _cells)
            if (of == role) return At(column, place);
        return new ImportPlace(Place.Line, Place.Column, Number);
    }

    public IEnumerable<(string Text, ImportPlace Place)> All(string role)
    {
        foreach ((string of, string text, int column, Place place) in _cells)
            if (of == role) yield return (text, At(column, place));
    }

    /// <summary>The cells of the columns that only our own export has.</summary>
    public IEnumerable<(string Role, string Text, ImportPlace Place)> Own()
    {
        foreach ((string role, string text, int column, Place place) in _cells)
            if (!TableRoles.IsRole(role)) yield return (role, text, At(column, place));
    }

    private ImportPlace At(int column, Place place) => new(place.Line, place.Column, Number, head.Headings[column]);

    private static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && CsvText.IsGuarded(cell[1]) ? cell[1..] : cell;
}
