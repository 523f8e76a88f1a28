using System.Text.Json;
using MilestoneTracker.Reporting.Events;

namespace MilestoneTracker.Reporting.Formats;

// The difference of a field as JSON: the names of its owner (none for the plan), the key, and the values on both sides, null if it was
// not set.
internal static class FieldJson
{
    public static void WriteObject(Utf8JsonWriter json, FieldDifference difference)
    {
        json.WriteStartObject();
        Write(json, difference);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, FieldDifference difference)
    {
        EventJson.WriteSubject(json, difference.Subject, difference.Field);
        json.WriteString("before", difference.Before);
        json.WriteString("after", difference.After);
    }
}
