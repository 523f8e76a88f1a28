using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The headings of a table and the role of each column: those that were asked for first, then by the words that trackers use. Of a role that
// is not a list the first column counts; a column without a role is a finding.
internal sealed class TableHead
{
    private readonly TableRole?[] _roles;
    private readonly HashSet<TableRole> _used = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    public TableHead(List<CsvCell> cells, CsvRows rows, Draft draft)
    {
        Headings = [.. cells.Select(cell => rows.TextOf(cell).Trim().ToString())];
        Dictionary<string, TableRole> asked = Asked(draft.Options, cells.Count > 0 ? cells[0].Place : default);
        IsOwn = OwnColumns.IsOwn(Headings);
        _roles = new TableRole?[Headings.Length];
        for (int i = 0; i < Headings.Length; i++)
        {
            _roles[i] = RoleOf(Headings[i], asked);
            if (_roles[i] is { } role) _used.Add(role);
            else if (Headings[i].Length > 0) draft.Findings.Add("column-not-taken",
                new ImportPlace(cells[i].Place.Line, cells[i].Place.Column, 0, Headings[i]), null,
                $"The column '{Draft.Shown(Headings[i])}' has no role and was not taken. To take it, give it a role.");
        }

        if (Has(TableRole.Name) || Has(TableRole.Id)) return;
        throw new ImportRefusedException("no-name-column", cells.Count > 0 ? cells[0].Place : default,
            "No column has the names of items, nor their ids. Say which one does, with the role 'name'.");
    }

    public string[] Headings { get; }

    /// <summary>Whether an export of ours has written the table.</summary>
    public bool IsOwn { get; }

    /// <summary>Which columns are wanted as text.</summary>
    public bool[] Wanted => [.. _roles.Select(role => role is not null)];

    public TableRole? RoleOf(int column) => _roles[column];

    public bool Has(TableRole role) => _used.Contains(role);

    private TableRole? RoleOf(string heading, Dictionary<string, TableRole> asked)
    {
        if (asked.TryGetValue(heading, out TableRole known)) return known;
        if (IsOwn && OwnColumns.IsOwn(heading)) return _own.Add(heading) ? TableRole.Own : null;
        if (TableRoles.Of(heading) is not { } role || asked.ContainsValue(role)) return null;
        return !TableRoles.IsList(role) && _used.Contains(role) ? null : role;
    }

    private Dictionary<string, TableRole> Asked(ImportOptions options, Place place)
    {
        Dictionary<string, TableRole> asked = new(StringComparer.Ordinal);
        foreach ((string role, string headings) in options.Columns)
        {
            foreach (string heading in headings.Split('|'))
            {
                if (!Headings.Contains(heading, StringComparer.Ordinal))
                    throw new ImportRefusedException("no-such-column", place,
                        $"The table has no column '{Draft.Shown(heading)}'. It has: {Draft.Shown(string.Join(", ", Headings))}.");
                asked[heading] = TableRoles.Named(role)
                    ?? throw new ArgumentException($"'{role}' is not a role of a column. Use one of the roles that the guide lists.",
                        nameof(options));
            }
        }

        return asked;
    }
}
