using System.Text.Json;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Cli.Verbs;

// What a link changed: whether the dependency is new, and its fields.
internal sealed record LinkChange(bool IsNew, IReadOnlyList<FieldDifference> Fields)
{
    public string Text(string milestone, string dependency) => IsNew || Fields.Count > 0
        ? (IsNew ? $"{milestone} depends on {dependency}.\n" : "")
            + string.Concat(Fields.Select(field => FieldText.WithSubject(field, name => name) + "\n"))
        : $"Nothing changed: {milestone} → {dependency} has all of that already.";

    public void Write(Utf8JsonWriter json) => json.Objects("fields", Fields, field => FieldJson.Write(json, field));
}
