using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MilestoneTracker.Ledger.Tests;

// Canonical JSON after RFC 8785, without floating numbers: written from values, or from what another parser has made of bytes.
// Nothing of it is shared with the library.
internal static class CanonicalJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of dictionaries, lists, strings, whole numbers, truth values and null.</summary>
    public static byte[] Of(object? value)
    {
        StringBuilder text = new();
        Write(value, text);
        return Utf8.GetBytes(text.ToString());
    }

    /// <summary>What another parser reads in bytes, written canonically. Two keys that are the same are an error.</summary>
    public static byte[] Again(ReadOnlySpan<byte> bytes)
    {
        using JsonDocument document = JsonDocument.Parse(bytes.ToArray());
        return Of(ValueOf(document.RootElement));
    }

    private static object? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object =>
            element.EnumerateObject().Aggregate(new Dictionary<string, object?>(StringComparer.Ordinal), (map, property) =>
        {
            map.Add(property.Name, ValueOf(property.Value));
            return map;
        }),
        JsonValueKind.Array => element.EnumerateArray().Select(ValueOf).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case string words:
                WriteText(words, text);
                break;
            case IDictionary<string, object?> map:
                string[] keys = [.. map.Keys.Order(StringComparer.Ordinal)];
                WriteList('{', '}', keys, text, key =>
                {
                    WriteText(key, text);
                    text.Append(':');
                    Write(map[key], text);
                });
                break;
            case IEnumerable<object?> list:
                WriteList('[', ']', list, text, item => Write(item, text));
                break;
            default:
                text.Append(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteList<T>(char opening, char closing, IEnumerable<T> items, StringBuilder text, Action<T> write)
    {
        text.Append(opening);
        bool isFirst = true;
        foreach (T item in items)
        {
            if (!isFirst) text.Append(',');
            isFirst = false;
            write(item);
        }

        text.Append(closing);
    }

    private static void WriteText(string words, StringBuilder text)
    {
        text.Append('"');
        foreach (char c in words)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => @"\b",
                '\t' => @"\t",
                '\n' => @"\n",
                '\f' => @"\f",
                '\r' => @"\r",
                < ' ' => @"\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }
}
