using System.Text.Json;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Cli.Verbs;

// What a link changed: whether the dependency is new, its fields, and what became a finding by it.
internal sealed record LinkChange(bool IsNew, IReadOnlyList<FieldDifference> Fields, NewFindings Found)
{
    public string Text(string milestone, string dependency) => IsNew || Fields.Count > 0
        ? Found.AddedTo((IsNew ? $"{milestone} depends on {dependency}.\n" : "")
            + string.Concat(Fields.Select(field => FieldText.WithSubject(field, name => name) + "\n")))
        : $"Nothing changed: {milestone} → {dependency} has all of that already.";

    public void Write(Utf8JsonWriter json) => json.Objects("fields", Fields, field => FieldJson.Write(json, field));
}
