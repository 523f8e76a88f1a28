using System.Text.Json;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Events;

// An event as JSON, for programs: the one vocabulary of the report and of the command, and that of the ledger where both have a
// word for it.
// It knows no kinds of events: of the subject the names that it has are written, with the field if there is one, and old and new
// are whole; all in the
// order in which the ledger has them, which is sorted. Members are written into an object that the caller opens and closes. O(what
// is written).
internal static class EventJson
{
    public static void Write(Utf8JsonWriter json, AuditEvent e)
    {
        json.WriteNumber("sequence", e.Sequence);
        json.WriteString("time", ExactNumbers.Format(e.Time));
        WriteData(json, e.Data.Type, e.Data.Subject, e.Data.Field, e.Data.Old, e.Data.New);
        json.WriteNumber("index", e.Index);
        json.WriteNumber("count", e.Count);
        WriteContext(json, e.Context);
    }

    /// <summary>What happened: its type, what it happened to, the field if it is about one, and the value before and after.</summary>
    public static void WriteData(Utf8JsonWriter json, string type, AuditSubject subject, string? field, AuditValue old, AuditValue @new)
    {
        json.WriteString("type", type);
        WriteSubject(json, subject, field);
        json.WritePropertyName("new");
        WriteValue(json, @new);
        json.WritePropertyName("old");
        WriteValue(json, old);
    }

    /// <summary>What something happened to, by the names that it has, with the field if it is about one.</summary>
    public static void WriteSubject(Utf8JsonWriter json, AuditSubject subject, string? field)
    {
        WriteName(json, "collection", subject.Collection);
        WriteName(json, "dependency", subject.Dependency);
        WriteName(json, "field", field);
        WriteName(json, "milestone", subject.Milestone);
        WriteName(json, "name", subject.Record);
    }

    /// <summary>Who and why; each <c>null</c> where it was not said.</summary>
    public static void WriteContext(Utf8JsonWriter json, ChangeContext context)
    {
        json.WriteString("actor", context.Actor);
        json.WriteString("reason", context.Reason);
        json.WriteString("correlation", context.CorrelationId);
    }

    /// <summary>A value as the ledger has it: nothing is <c>null</c>.</summary>
    public static void WriteValue(Utf8JsonWriter json, AuditValue value)
    {
        if (value.Kind == AuditValueKind.Milestone)
        {
            json.WriteStartObject();
            json.WritePropertyName("components");
            WriteNames(json, value.Components!);
            json.WriteString("status", value.Status!.Value.ToWord());
            json.WriteEndObject();
        }
        else if (value.Status is { } status)
        {
            json.WriteStringValue(status.ToWord());
        }
        else if (value.Components is { } components)
        {
            WriteNames(json, components);
        }
        else if (value.IsDeclared is { } isDeclared)
        {
            json.WriteBooleanValue(isDeclared);
        }
        else
        {
            json.WriteStringValue(
                value.IsNothing ? null
                : value.Text ?? throw new ArgumentOutOfRangeException(
                    nameof(value), value.Kind, "It is not known how to write a value of this kind."));
        }
    }

    private static void WriteName(Utf8JsonWriter json, string property, string? name)
    {
        if (name is not null) json.WriteString(property, name);
    }

    private static void WriteNames(Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray();
        foreach (string name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
