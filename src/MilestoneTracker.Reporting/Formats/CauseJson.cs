using System.Text.Json;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// A cause of risk for programs, as members of an object: the one form that the report and the command have.
internal static class CauseJson
{
    /// <param name="json">Where it goes.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="affected">Those of the affected that are named; nothing where their names were not asked for.</param>
    public static void Write(Utf8JsonWriter json, RiskCause cause, IEnumerable<string>? affected)
    {
        json.WriteString("milestone", cause.Milestone);
        json.WriteString("code", cause.Code.ToString());
        json.WriteString("level", DisplayText.Format(cause.Level));
        json.WriteStartObject("since");
        json.WriteString("time", ExactNumbers.Format(cause.Since.Time));
        json.WriteNumber("sequence", cause.Since.Sequence);
        EventJson.WriteContext(json, cause.Since.Context);
        json.WriteEndObject();
        json.WriteNumber("affectedCount", cause.AffectedCount);
        if (affected is null)
        {
            json.WriteNull("affected");
            return;
        }

        json.WriteStartArray("affected");
        foreach (string name in affected) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
