using System.Text.Json;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Events;

// An event as JSON: one vocabulary for the report and the command, and that of the ledger where both have a word. It does not depend on
// the kind of event: it writes the names of the subject, the field if any, and the complete old and new values, in the sorted order of
// the ledger. Members are written into an object that the caller opens and closes. O(what is written).
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

    /// <summary>Writes the type, the subject, the field if any, and the old and new values.</summary>
    public static void WriteData(Utf8JsonWriter json, string type, AuditSubject subject, string? field, AuditValue old, AuditValue @new)
    {
        json.WriteString("type", type);
        WriteSubject(json, subject, field);
        json.WritePropertyName("new");
        WriteValue(json, @new);
        json.WritePropertyName("old");
        WriteValue(json, old);
    }

    /// <summary>Writes the names of the subject, and the field if any.</summary>
    public static void WriteSubject(Utf8JsonWriter json, AuditSubject subject, string? field)
    {
        WriteName(json, "collection", subject.Collection);
        WriteName(json, "dependency", subject.Dependency);
        WriteName(json, "field", field);
        WriteName(json, "milestone", subject.Milestone);
        WriteName(json, "name", subject.Record);
    }

    /// <summary>Writes the actor, the reason and the correlation ID; each <c>null</c> if unknown.</summary>
    public static void WriteContext(Utf8JsonWriter json, ChangeContext context)
    {
        json.WriteString("actor", context.Actor);
        json.WriteString("reason", context.Reason);
        json.WriteString("correlation", context.CorrelationId);
    }

    /// <summary>Writes a value as the ledger does; no value is <c>null</c>.</summary>
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
                    nameof(value), value.Kind, "A value of this kind cannot be written."));
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
