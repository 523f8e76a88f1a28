using System.Text.Json;

namespace MilestoneTracker.Faults.Fuzz;

/// <summary>Another reader's judgement of what was accepted: one object of JSON, texts that can be decoded, and keys that stand in
/// ascending order, so that none comes twice.</summary>
internal static class JsonTwin
{
    public static string? FindFault(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Utf8JsonReader reader = new(bytes);
            Stack<string?> last = new();
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject: last.Push(null); break;
                    case JsonTokenType.EndObject: last.Pop(); break;
                    case JsonTokenType.PropertyName:
                        string key = reader.GetString()!;
                        if (string.CompareOrdinal(last.Pop(), key) >= 0) return $"the key '{key}' does not stand behind the one before it";
                        last.Push(key);
                        break;
                    case JsonTokenType.String: reader.GetString(); break;
                }
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "it is not JSON: " + e.Message;
        }
    }
}
