using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MilestoneTracker.Exchange.Writing;

// A milestone as JSON, for formats that have no place for all of it; OwnValues reads it.
internal static class OwnJsonText
{
    public static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the mark, the status, the components and the fields as members of the object that is open.</summary>
    public static void WriteMilestone(Utf8JsonWriter json, Milestone milestone)
    {
        json.WriteNumber("milestones", 1);
        json.WriteString("status", milestone.Status.ToWord());
        json.WriteStartArray("components");
        foreach (string component in milestone.Components) json.WriteStringValue(component);
        json.WriteEndArray();
        WriteFields(json, PlanToWrite.FieldsOf(milestone));
    }

    public static void WriteFields(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> fields)
    {
        json.WriteStartObject("fields");
        foreach ((string key, string value) in fields) json.WriteString(key, value);
        json.WriteEndObject();
    }

    /// <summary>An object as a text of one line.</summary>
    public static string Of(Action<Utf8JsonWriter> writeMembers)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Relaxed))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static string OfFields(IEnumerable<KeyValuePair<string, string>> fields) => Of(json =>
    {
        foreach ((string key, string value) in fields) json.WriteString(key, value);
    });
}
