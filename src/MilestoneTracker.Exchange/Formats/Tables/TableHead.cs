using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The headings of a table and the role of each column: those that were asked for first, then by the words that trackers use. Of a role that
// is not a list the first column counts; a column without a role is a finding.
internal sealed class TableHead
{
    private readonly string?[] _roles;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public TableHead(List<CsvCell> cells, Draft draft)
    {
        Headings = [.. cells.Select(cell => cell.Text!.Trim())];
        Dictionary<string, string> asked = Asked(draft.Options, cells.Count > 0 ? cells[0].Place : default);
        IsOwn = OwnColumns.IsOwn(Headings);
        _roles = new string?[Headings.Length];
        for (int i = 0; i < Headings.Length; i++)
        {
            _roles[i] = RoleOf(Headings[i], asked);
            if (_roles[i] is { } role) _used.Add(role);
            else if (Headings[i].Length > 0) draft.Findings.Add("column-not-taken",
                new ImportPlace(cells[i].Place.Line, cells[i].Place.Column, 0, Headings[i]), null,
                $"The column '{Draft.Shown(Headings[i])}' has no role and was not taken. To take it, give it a role.");
        }

        if (Has(TableRoles.Name) || Has(TableRoles.Id)) return;
        throw new ImportRefusedException("no-name-column", cells.Count > 0 ? cells[0].Place : default,
            "No column has the names of items, nor their ids. Say which one does, with the role 'name'.");
    }

    public string[] Headings { get; }

    /// <summary>Whether an export of ours has written the table.</summary>
    public bool IsOwn { get; }

    /// <summary>Which columns are wanted as text.</summary>
    public bool[] Wanted => [.. _roles.Select(role => role is not null)];

    public string? RoleOf(int column) => _roles[column];

    public bool Has(string role) => _used.Contains(role);

    private string? RoleOf(string heading, Dictionary<string, string> asked)
    {
        if (asked.TryGetValue(heading, out string? role)) return role;
        role = (IsOwn ? OwnColumns.RoleOf(heading) : null) ?? TableRoles.Of(heading);
        if (role is null || asked.ContainsValue(role)) return null;
        return !TableRoles.IsList(role) && _used.Contains(role) ? null : role;
    }

    private Dictionary<string, string> Asked(ImportOptions options, Place place)
    {
        Dictionary<string, string> asked = new(StringComparer.Ordinal);
        foreach ((string role, string headings) in options.Columns)
        {
            foreach (string heading in headings.Split('|'))
            {
                if (!Headings.Contains(heading, StringComparer.Ordinal))
                    throw new ImportRefusedException("no-such-column", place,
                        $"The table has no column '{Draft.Shown(heading)}'. It has: {Draft.Shown(string.Join(", ", Headings))}.");
                asked[heading] = TableRoles.IsRole(role) ? role
                    : throw new ArgumentException($"'{role}' is not a role of a column. Use one of the roles that the guide lists.",
                        nameof(options));
            }
        }

        return asked;
    }
}
