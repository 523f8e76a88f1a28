using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MilestoneTracker.Conformance;

/// <summary>A line of a trace that cannot be understood.</summary>
public sealed class BadTraceException(string message, Exception? inner = null) : Exception(message, inner);

// Reading a trace: one JSON object a line, strictly. Nothing that the format does not know is let through, because a field
// that nobody looks at is an expectation that nobody checks.
internal static class Trace
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What the clock of a trace counts its seconds from.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<string> LinesOf(string file)
    {
        using StreamReader reader = new(file, StrictUtf8);
        while (NextLine(reader) is { } line) yield return line;
    }

    public static Step Parse(string line)
    {
        JsonElement root;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new BadTraceException($"expected a JSON object, found {Comparison.Elided(line)}.", e);
        }

        return Step.Of(root);
    }

    /// <summary>A string of JSON, also where it holds an unpaired surrogate as an escape: the framework's reader refuses those, the
    /// registry is to.</summary>
    public static string? TextOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null) return null;
        if (element.ValueKind != JsonValueKind.String)
            throw new BadTraceException($"expected a string, found {Comparison.Elided(element.GetRawText())}.");
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return Unescaped(element.GetRawText());
        }
    }

    public static long WholeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long whole)
            ? whole
            : throw new BadTraceException($"expected a whole number, found {Comparison.Elided(element.GetRawText())}.");

    public static JsonElement.ArrayEnumerator ItemsOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray()
            : throw new BadTraceException($"expected a list, found {Comparison.Elided(element.GetRawText())}.");

    /// <summary>The status for a word; a word that is none is a status that is none.</summary>
    public static MilestoneStatus StatusOf(string? word) => MilestoneStatuses.TryParseExact(word, out MilestoneStatus status) ? status
        : (MilestoneStatus)(-1);

    private static string? NextLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException e)
        {
            throw new BadTraceException("expected UTF-8, found other bytes here or shortly after.", e);
        }
    }

    private static string Unescaped(string raw)
    {
        StringBuilder text = new();
        for (int i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', char itself => itself });
            }
        }

        return text.ToString();
    }
}
