using System.Text.Json;

namespace MilestoneTracker.Reporting.Formats;

// Progress as members of a JSON object: one form for the report and the command. The per cent and the exact number are null if no
// milestone counts.
internal static class CompletionJson
{
    public static void Write(Utf8JsonWriter json, Completion completion)
    {
        json.WriteNumber("completed", completion.Completed);
        json.WriteNumber("counted", completion.Counted);
        json.WriteNumber("cancelled", completion.Cancelled);
        WritePercent(json, completion);
        json.WritePropertyName("progress");
        if (completion.Value is { } value) json.WriteRawValue(ExactNumbers.Format(value), skipInputValidation: true);
        else json.WriteNullValue();
    }

    public static void WritePercent(Utf8JsonWriter json, Completion completion)
    {
        if (completion.Percent is { } percent) json.WriteNumber("percent", percent);
        else json.WriteNull("percent");
    }
}
