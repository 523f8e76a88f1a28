using System.Text.Json;
using System.Text.Json.Nodes;

namespace MilestoneTracker.Planning.Conformance;

// Where two answers differ, as paths. Everything is exact but numbers with a fraction.
internal static class Comparison
{
    private const double Tolerance = 1e-9;

    public static IEnumerable<string> Of(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected, actual)
        {
            case (JsonObject one, JsonObject other):
                foreach (string key in one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key), StringComparer.Ordinal))
                {
                    bool isInBoth = one.ContainsKey(key) && other.ContainsKey(key);
                    if (!isInBoth) yield return $"{path}/{key}: only on one side ({(one.ContainsKey(key) ? "expected" : "found")})";
                    else foreach (string difference in Of(one[key], other[key], $"{path}/{key}")) yield return difference;
                }

                break;
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                for (int i = 0; i < one.Count; i++)
                    foreach (string difference in Of(one[i], other[i], $"{path}/{i}")) yield return difference;
                break;
            default:
                if (!AreSame(expected,
                    actual)) yield return $"{path}: {actual?.ToJsonString() ?? "null"}, expected {expected?.ToJsonString() ?? "null"}";
                break;
        }
    }

    private static bool AreSame(JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null) return expected is null && actual is null;
        JsonValueKind kind = expected.GetValueKind();
        if (kind != actual.GetValueKind()) return false;
        if (kind != JsonValueKind.Number) return JsonNode.DeepEquals(expected, actual);
        (double one, double other) = (Number(expected), Number(actual));
        return one == other || (
            one != Math.Floor(one) && Math.Abs(one - other) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other))));
    }

    private static double Number(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement.GetDouble();
}
