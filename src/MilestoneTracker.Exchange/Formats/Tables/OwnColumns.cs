using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The columns that only an export of ours has: field:KEY for what no other column carries exactly, and dependency-fields, by which such a
// table is known.
internal sealed class OwnColumns
{
    public const string FieldPrefix = "field:";
    public const string DependencyFields = "dependency-fields";
    private readonly Dictionary<(DraftItem Item, string Dependency), IReadOnlyList<KeyValuePair<string, string>>> _dependencies = [];

    public static bool IsOwn(string[] headings) => headings.Contains(DependencyFields, StringComparer.Ordinal);

    public static bool IsOwn(string heading) => heading == DependencyFields || heading.StartsWith(FieldPrefix, StringComparison.Ordinal);

    /// <summary>Takes the own cells of a row; what is not as an export writes it is a finding.</summary>
    public void Take(Draft draft, TableRow row, DraftItem item)
    {
        List<KeyValuePair<string, string>> fields = [];
        foreach (ref readonly RowCell cell in row.Cells)
        {
            if (cell.Role != TableRole.Own) continue;
            (string column, string text, ImportPlace place) = (row.HeadingOf(cell), row.TextOf(cell).ToString(), row.PlaceOf(cell));
            if (column == DependencyFields)
            {
                TakeDependencies(draft, item, text, place);
                continue;
            }

            string key = column[FieldPrefix.Length..];
            if (OwnValues.IsField(key, text)) fields.Add(new(key, text));
            else draft.Findings.Add("value-not-taken", place, item.Id,
                $"The field '{Draft.Shown(key)}' breaks the rules of fields. It was not taken.");
        }

        item.SetAll(fields);
    }

    /// <summary>The fields of a dependency, where the table has them apart from the kind and the lag.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Find(DraftItem item, DraftItem dependency) =>
        _dependencies.Count == 0 ? null : _dependencies.GetValueOrDefault((item, dependency.Id));

    /// <summary>The components of a cell that is a JSON array of texts; null where it is not one.</summary>
    public static IEnumerable<string>? Components(Draft draft, string cell, ImportPlace place) =>
        OwnJson.Parse($"{{\"components\":{cell}}}", draft, new Place(place.Line, place.Column))?["components"].Value is List<JsonItem> items
            ? items.Select(item => item.Value as string ?? "") : null;

    private void TakeDependencies(Draft draft, DraftItem item, string text, ImportPlace place)
    {
        if (OwnJson.Parse(text, draft, new Place(place.Line, place.Column)) is not { } written)
        {
            draft.Findings.Add("value-not-taken", place, item.Id, "The fields of dependencies are not a JSON object. They were not taken.");
            return;
        }

        foreach ((string dependency, JsonItem value) in written.Members)
            if (value.Value is JsonBag fields) _dependencies[(item, dependency)] = OwnValues.FieldsOf(draft, fields, item.Id);
    }
}
