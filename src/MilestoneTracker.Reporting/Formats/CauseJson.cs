using System.Text.Json;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// A cause of risk as members of a JSON object: one form for the report and the command.
internal static class CauseJson
{
    /// <param name="json">The writer.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="affected">The names of affected milestones; <see langword="null"/> if they were not computed.</param>
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
