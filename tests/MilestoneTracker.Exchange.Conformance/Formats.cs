using System.Text.Json.Nodes;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Conformance;

// The words of cases for formats and options.
internal static class Formats
{
    public static ImportFormat Of(string word) => word switch
    {
        "mspdi" => ImportFormat.Mspdi,
        "gan" => ImportFormat.Gan,
        "github" => ImportFormat.GitHub,
        "gitlab" => ImportFormat.GitLab,
        "table" => ImportFormat.Table,
        "ical" => ImportFormat.ICalendar,
        "jgf" => ImportFormat.JsonGraph,
        "graphml" => ImportFormat.GraphMl,
        _ => throw new FormatException($"'{word}' is no format of a case."),
    };

    public static ImportOptions OptionsOf(JsonObject @case, string label)
    {
        ImportOptions options = new() { Name = label };
        foreach ((string key, JsonNode? value) in @case["options"]!.AsObject()) options = With(options, key, (string)value!);
        return options;
    }

    private static ImportOptions With(ImportOptions options, string key, string value) => (key, value) switch
    {
        ("source", _) => options with { Source = value },
        ("outline", "dependencies") => options,
        ("outline", "components") => options with { Outline = OutlineRule.Components },
        ("outline", "fields") => options with { Outline = OutlineRule.Fields },
        ("only", "milestones") => options with { OnlyMilestones = true },
        ("on-cycle", "skip") => options with { SkipCycles = true },
        ("on-cycle", "refuse") => options,
        ("issues", _) => options with { Issues = value == "all" },
        ("pull-requests", _) => options with { PullRequests = value == "yes" },
        ("date-order", _) => options with { Dates = value == "dmy" ? DateOrder.DayMonthYear : DateOrder.MonthDayYear },
        ("encoding", _) => options with { Encoding = value },
        ("edges", _) => options with { Edges = value == "depend" ? EdgeDirection.DependsOn : EdgeDirection.Precedes },
        ("separator", _) => options with { Separator = value[0] },
        ("keep-local", _) => options with { KeepLocal = value == "yes" },
        ("gone", "keep") => options,
        ("gone", "cancel") => options with { Gone = GoneRule.Cancel },
        ("gone", "remove") => options with { Gone = GoneRule.Remove },
        _ when key.StartsWith("column:", StringComparison.Ordinal) =>
            options with { Columns = [.. options.Columns, new(key["column:".Length..], value)] },
        _ => throw new FormatException($"'{key}={value}' is no option of a case."),
    };
}
