using System.Text.Json;

namespace MilestoneTracker.Exchange.Formats.Detection;

// The format that the members of a document's first object name: that of a graph, or of an item of a tracker, which may stand in arrays or
// in an object with milestones and issues.
internal static class JsonStart
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true };

    public static ImportFormat? FormatOf(ReadOnlySpan<byte> text)
    {
        try
        {
            return Find(text);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or a name with half of a pair
        }
    }

    private static ImportFormat? Find(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader json = new(text, isFinalBlock: false, new JsonReaderState(Options));
        int item = -1; // the depth of the object whose members are looked at
        bool isWrapped = false;
        (bool hasNumber, bool hasTitle) = (false, false);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartObject && item < 0)
            {
                (item, hasNumber, hasTitle) = (json.CurrentDepth, false, false);
            }
            else if (json.TokenType == JsonTokenType.EndObject && json.CurrentDepth == item)
            {
                item = -1;
            }
            else if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == item + 1)
            {
                if (item == 0 && (json.ValueTextEquals("graph"u8) || json.ValueTextEquals("graphs"u8))) return ImportFormat.JsonGraph;
                if (item == 0 && (json.ValueTextEquals("milestones"u8) || json.ValueTextEquals("issues"u8))) (item, isWrapped) = (-1, true);
                else if (json.ValueTextEquals("iid"u8)) return ImportFormat.GitLab;
                else if (isWrapped && json.ValueTextEquals("name"u8)) return null; // a plan file
                hasNumber |= json.ValueTextEquals("number"u8);
                hasTitle |= json.ValueTextEquals("title"u8);
                if (hasNumber && hasTitle) return ImportFormat.GitHub;
            }
        }

        return null;
    }
}
