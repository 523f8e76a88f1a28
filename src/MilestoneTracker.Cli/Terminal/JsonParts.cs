using System.Text.Json;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Terminal;

// The parts of JSON documents that several verbs share; documented in docs/cli/milestones.md. Statuses are the words of the logs
// (IN_PROGRESS), levels of risk are in lower case, codes are the names of the API, times are in UTC, and unknown values are null.
internal static class JsonParts
{
    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T value in values)
        {
            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An object, or null where there is no value.</summary>
    public static void OptionalObject<T>(this Utf8JsonWriter json, string name, T? value, Action<T> write)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        write(value);
        json.WriteEndObject();
    }

    /// <summary>The members of a milestone in a list.</summary>
    public static void Milestone(this Utf8JsonWriter json, Milestone milestone, RiskLevel risk)
    {
        json.WriteString("name", milestone.Name);
        json.WriteString("status", milestone.Status.ToWord());
        CompletionJson.Write(json, milestone.Completion);
        json.WriteString("risk", TerminalText.Format(risk));
        json.Strings("components", milestone.Components);
    }

    public static void Neighbours(this Utf8JsonWriter json, Milestone milestone)
    {
        json.Strings("dependencies", milestone.Dependencies);
        json.Strings("dependents", milestone.Dependents);
    }

    /// <summary>The fields of a milestone, and those of its dependencies that have any.</summary>
    public static void Fields(this Utf8JsonWriter json, RegistrySnapshot snapshot, Milestone milestone)
    {
        json.Fields("fields", milestone.Fields!);
        json.WriteStartObject("dependencyFields");
        foreach (string dependency in milestone.Dependencies)
            if (snapshot.GetDependencyFields(milestone.Name, dependency) is { IsEmpty: false } fields) json.Fields(dependency, fields!);
        json.WriteEndObject();
    }

    /// <summary>The given fields of a milestone; a field that is not set is null.</summary>
    public static void Fields(this Utf8JsonWriter json, Milestone milestone, string[] keys)
    {
        json.WriteStartObject("fields");
        foreach (string key in keys) json.WriteString(key, milestone.Fields.GetValueOrDefault(key));
        json.WriteEndObject();
    }

    private static void Fields(this Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string?>> fields)
    {
        json.WriteStartObject(name);
        foreach ((string key, string? value) in fields) json.WriteString(key, value);
        json.WriteEndObject();
    }

    public static void Factors(this Utf8JsonWriter json, RiskAssessment assessment) => json.Objects("factors", assessment.Factors, factor =>
    {
        json.WriteString("code", factor.Code.ToString());
        json.WriteString("level", TerminalText.Format(factor.Level));
        json.WriteString("cause", factor.Cause);
        json.Strings("chain", factor.Chain);
    });

    public static void History(this Utf8JsonWriter json, IEnumerable<StatusChange> history) => json.Objects("history", history, entry =>
    {
        json.WriteString("status", entry.Status.ToWord());
        json.WriteString("time", TerminalText.Exactly(entry.Time));
        json.WriteNumber("sequence", entry.Sequence);
        EventJson.WriteContext(json, entry.Context);
    });

    public static void Movement(this Utf8JsonWriter json, Movement movement)
    {
        json.Objects("moved", movement.Milestones, moved =>
        {
            json.WriteString("name", moved.Name);
            json.WriteBoolean("wasChanged", movement.WasChanged(moved));
            json.Side("before", moved.Before, moved.RiskBefore);
            json.Side("after", moved.After, moved.RiskAfter);
            json.Strings("declaredDependencies", moved.DeclaredDependencies);
            json.Strings("withdrawnDependencies", moved.WithdrawnDependencies);
        });
        json.Objects("fields", movement.Difference.Fields, field => FieldJson.Write(json, field));
    }

    private static void Side(this Utf8JsonWriter json, string name, Milestone? milestone, RiskLevel risk)
    {
        if (milestone is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("status", milestone.Status.ToWord());
        CompletionJson.Write(json, milestone.Completion);
        json.WriteString("risk", TerminalText.Format(risk));
        json.Strings("components", milestone.Components);
        json.WriteEndObject();
    }
}
