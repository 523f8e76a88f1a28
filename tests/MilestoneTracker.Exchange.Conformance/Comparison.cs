using System.Text.Json.Nodes;

namespace MilestoneTracker.Exchange.Conformance;

// An expectation beside an outcome: the same members, the same lists in the same order, the same values.
internal static class Comparison
{
    private const int Shown = 240;

    public static string? FirstDifference(string path, JsonNode? expected, JsonNode? found)
    {
        switch (expected, found)
        {
            case (JsonObject one, JsonObject other):
                foreach ((string key, JsonNode? value) in one)
                {
                    if (!other.TryGetPropertyValue(key, out JsonNode? there))
                        return $"expected {path}{key} {Show(value)}, found {(other.ContainsKey("error") ? Show(other) : "nothing")}";
                    if (FirstDifference($"{path}{key}.", value, there) is { } inner) return inner;
                }

                foreach ((string key, JsonNode? value) in other)
                    if (!one.ContainsKey(key)) return $"expected no {path}{key}, found {Show(value)}";
                return null;
            case (JsonArray one, JsonArray other):
                for (int i = 0; i < Math.Max(one.Count, other.Count); i++)
                {
                    string at = FormattableString.Invariant($"{path}[{i}]");
                    if (i >= one.Count) return $"expected no {at}, found {Show(other[i])}";
                    if (i >= other.Count) return $"expected {at} {Show(one[i])}, found nothing";
                    if (FirstDifference(at + ".", one[i], other[i]) is { } inner) return inner;
                }

                return null;
            default:
                return JsonNode.DeepEquals(expected, found) ? null : $"expected {path} {Show(expected)}, found {Show(found)}";
        }
    }

    private static string Show(JsonNode? node)
    {
        string text = node?.ToJsonString() ?? "null";
        return text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown), "…");
    }
}
