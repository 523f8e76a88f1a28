using System.Text.Json;

namespace MilestoneTracker.Reporting.Formats;

// Progress for programs, as members of an object: the one form that the report and the command have. Per cent and the exact number
// are null where
// nothing counts.
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
