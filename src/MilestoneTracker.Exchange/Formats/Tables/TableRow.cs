using System.Runtime.InteropServices;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A row of data by roles: the cells that are not blank, without the mark that our own export puts before what a spreadsheet would take for
// a formula.
internal sealed class TableRow(TableHead head)
{
    private readonly List<RowCell> _cells = [];

    /// <summary>The number of the row among those that are not blank, from 1.</summary>
    public int Number { get; private set; }

    public Place Place { get; private set; }

    /// <summary>The cells, in the order of the columns.</summary>
    public ReadOnlySpan<RowCell> Cells => CollectionsMarshal.AsSpan(_cells);

    public void Take(List<CsvCell> cells, int number, Place place)
    {
        (Number, Place) = (number, place);
        _cells.Clear();
        for (int i = 0; i < cells.Count; i++)
            if (head.RoleOf(i) is { } role && !cells[i].IsBlank)
                _cells.Add(new RowCell(role, Unguarded(cells[i].Text!), i, cells[i].Place));
    }

    /// <summary>The first cell of a role; null where all are blank.</summary>
    public string? Text(string role)
    {
        foreach (ref readonly RowCell cell in Cells)
            if (cell.Role == role) return cell.Text;
        return null;
    }

    public string? Trimmed(string role) => Text(role)?.Trim();

    /// <summary>Where the first cell of a role stands, or else the row.</summary>
    public ImportPlace PlaceOf(string role)
    {
        foreach (ref readonly RowCell cell in Cells)
            if (cell.Role == role) return PlaceOf(cell);
        return new ImportPlace(Place.Line, Place.Column, Number);
    }

    /// <summary>Where a cell stands.</summary>
    public ImportPlace PlaceOf(in RowCell cell) => At(cell.Column, cell.Place);

    private ImportPlace At(int column, Place place) => new(place.Line, place.Column, Number, head.Headings[column]);

    private static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && CsvText.IsGuarded(cell[1]) ? cell[1..] : cell;
}
