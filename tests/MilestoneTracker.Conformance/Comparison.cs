using System.Globalization;
using System.Text.Json;

namespace MilestoneTracker.Conformance;

// An expectation beside an outcome, exactly: the same keys, the same lists in the same order, strings by their UTF-16 units,
// doubles by their bits. A double comes from its text with double.Parse, which rounds correctly, and is shown with 17 digits;
// shortest text is not safe (.NET 10.0.12 prints 2⁻²⁵ so that it reads back one unit low).
internal static class Comparison
{
    private const int Shown = 200;
    private const string Nothing = "nothing";

    /// <summary>The first thing that differs, as "expected X, found Y"; null where all is equal.</summary>
    public static string? FirstDifference(JsonElement expected, IReadOnlyDictionary<string, object?> found)
    {
        // Another kind of answer altogether is shown whole.
        bool sameKind = expected.EnumerateObject()
            .Select(property => property.Name).ToHashSet(StringComparer.Ordinal).SetEquals(found.Keys);
        return sameKind ? InObject("", expected, found) : Sentence("", Elided(expected.GetRawText()), Show(found));
    }

    public static string Elided(string text) => text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown), "…");

    private static string? InValue(string path, JsonElement expected, object? found) => found switch
    {
        null => expected.ValueKind == JsonValueKind.Null ? null : Sentence(path, expected, found),
        string text =>
        expected.ValueKind == JsonValueKind.String && Trace.TextOf(expected) == text ? null : Sentence(path, expected, found),
        bool flag => expected.ValueKind == (flag ? JsonValueKind.True : JsonValueKind.False) ? null : Sentence(path, expected, found),
        double number => IsExactly(expected, number) ? null : Sentence(path, expected, found),
        long number => expected.ValueKind == JsonValueKind.Number && expected.TryGetInt64(out long whole) && whole == number
        ? null : Sentence(path, expected, found),
        IReadOnlyDictionary<string, object?> parts => expected.ValueKind == JsonValueKind.Object ? InObject(path + ".", expected, parts)
            : Sentence(path, expected, found),
        IEnumerable<object?> items => expected.ValueKind == JsonValueKind.Array ? InList(path, expected, [.. items])
            : Sentence(path, expected, found),
        _ => throw new NotSupportedException($"An outcome holds a {found.GetType()}."),
    };

    private static bool IsExactly(JsonElement expected, double found) =>
        expected.ValueKind == JsonValueKind.Number
        && BitConverter.DoubleToInt64Bits(
            double.Parse(expected.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(found);

    private static string? InObject(string prefix, JsonElement expected, IReadOnlyDictionary<string, object?> found)
    {
        foreach (JsonProperty property in expected.EnumerateObject())
        {
            string path = prefix + property.Name;
            if (!found.TryGetValue(property.Name, out object? value)) return Sentence(path, Elided(property.Value.GetRawText()), Nothing);
            if (InValue(path, property.Value, value) is { } difference) return difference;
        }

        foreach (KeyValuePair<string, object?> part in found)
            if (!expected.TryGetProperty(part.Key, out _)) return Sentence(prefix + part.Key, Nothing, Show(part.Value));
        return null;
    }

    private static string? InList(string path, JsonElement expected, object?[] found)
    {
        int place = 0;
        foreach (JsonElement item in expected.EnumerateArray())
        {
            string at = FormattableString.Invariant($"{path}[{place}]");
            if (place == found.Length) return Sentence(at, Elided(item.GetRawText()), Nothing);
            if (InValue(at, item, found[place]) is { } difference) return difference;
            place++;
        }

        return place == found.Length ? null : Sentence(FormattableString.Invariant($"{path}[{place}]"), Nothing, Show(found[place]));
    }

    private static string Sentence(string path, JsonElement expected, object? found) =>
        Sentence(path, Elided(expected.GetRawText()), Show(found));

    private static string Sentence(string path, string expected, string found) =>
        path.Length == 0 ? $"expected {expected}, found {found}" : $"expected {path} {expected}, found {found}";

    private static string Show(object? value) => Elided(value switch
    {
        null => "null",
        string text => $"\"{string.Concat(text.Select(Show))}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("G17", CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        IReadOnlyDictionary<string, object?> parts =>
            $"{{{string.Join(",", parts.Select(part => $"{Show(part.Key)}:{Show(part.Value)}"))}}}",
        IEnumerable<object?> items => $"[{string.Join(",", items.Select(Show))}]",
        _ => throw new NotSupportedException($"An outcome holds a {value.GetType()}."),
    });

    private static string Show(char unit) =>
        unit is '"' or '\\' ? $"\\{unit}"
        : char.IsControl(unit) ? FormattableString.Invariant($"\\u{(int)unit:x4}")
        : unit.ToString();
}
