using System.Runtime.InteropServices;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A row of data by roles: the cells that are not blank, without the mark that our own export puts before what a spreadsheet would take for
// a formula. Its texts are valid until the next row is read.
internal sealed class TableRow(TableHead head, CsvRows rows)
{
    private readonly List<RowCell> _cells = [];
    private readonly int[] _first = new int[TableRoles.Count]; // by role, its first cell and 1; 0 where all are blank

    /// <summary>The number of the row among those that are not blank, from 1.</summary>
    public int Number { get; private set; }

    public Place Place { get; private set; }

    /// <summary>The cells, in the order of the columns.</summary>
    public ReadOnlySpan<RowCell> Cells => CollectionsMarshal.AsSpan(_cells);

    public void Take(List<CsvCell> cells, int number, Place place)
    {
        (Number, Place) = (number, place);
        _cells.Clear();
        _first.AsSpan().Clear();
        for (int i = 0; i < cells.Count; i++)
        {
            if (head.RoleOf(i) is not { } role || cells[i].IsBlank) continue;
            CsvCell cell = cells[i];
            int mark = IsGuarded(rows.TextOf(cell)) ? 1 : 0;
            _cells.Add(new RowCell(role, cell.Start + mark, cell.Length - mark, i, cell.Place));
            ref int first = ref _first[(int)role];
            if (first == 0) first = _cells.Count;
        }
    }

    public ReadOnlySpan<char> TextOf(in RowCell cell) => rows.TextOf(cell.Start, cell.Length);

    /// <summary>Whether a cell of a role is not blank.</summary>
    public bool Has(TableRole role) => _first[(int)role] > 0;

    /// <summary>The first cell of a role; empty where all are blank.</summary>
    public ReadOnlySpan<char> Text(TableRole role) => _first[(int)role] is > 0 and int place ? TextOf(Cells[place - 1]) : default;

    public ReadOnlySpan<char> Trimmed(TableRole role) => Text(role).Trim();

    /// <summary>Where the first cell of a role stands, or else the row.</summary>
    public ImportPlace PlaceOf(TableRole role) =>
        _first[(int)role] is > 0 and int place ? PlaceOf(Cells[place - 1]) : new ImportPlace(Place.Line, Place.Column, Number);

    /// <summary>Where a cell stands.</summary>
    public ImportPlace PlaceOf(in RowCell cell) => new(cell.Place.Line, cell.Place.Column, Number, HeadingOf(cell));

    public string HeadingOf(in RowCell cell) => head.Headings[cell.Column];

    private static bool IsGuarded(ReadOnlySpan<char> cell) => cell.Length > 1 && cell[0] == '\'' && CsvText.IsGuarded(cell[1]);
}
