using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MilestoneTracker.Exchange.Reconciling;

// What the origin said last of a milestone, the base of the three-way merge: canonical JSON of its status, components and fields, keys in
// ordinal order, long values as # and 16 hexadecimal digits of their SHA-256. Guarantees that the same values give the same text, of at
// most 4,096 units; what does not fit is left out from the end of the order, and counts at the next import as changed.
internal static class SourceValues
{
    public const string Status = "=status";
    public const string Components = "=components";
    private const int MostOfField = 4096;
    private const int MostOfValue = 32;

    /// <summary>What an item says now, by key: fields, and the status and the components under keys of their own.</summary>
    public static SortedDictionary<string,
        string> Of(MilestoneStatus status, ImmutableSortedSet<string> components, IEnumerable<KeyValuePair<string, string>> fields)
    {
        SortedDictionary<string,
            string> values = new(StringComparer.Ordinal) { [Status] = status.ToWord(), [Components] = ArrayOf(components) };
        foreach ((string key, string value) in fields) values[key] = value;
        return values;
    }

    /// <summary>A set of components as a canonical JSON array.</summary>
    public static string ArrayOf(ImmutableSortedSet<string> components)
    {
        if (components.IsEmpty) return "[]";
        StringBuilder text = new("[");
        foreach (string component in components)
        {
            if (text.Length > 1) text.Append(',');
            AppendQuoted(text, component);
        }

        return text.Append(']').ToString();
    }

    public static string Write(SortedDictionary<string, string> values)
    {
        StringBuilder text = new("{");
        foreach ((string key, string value) in values)
        {
            int before = text.Length;
            if (before > 1) text.Append(',');
            AppendQuoted(text, key);
            text.Append(':');
            AppendQuoted(text, Short(value));
            if (text.Length < MostOfField) continue;
            text.Length = before;
            break;
        }

        return text.Append('}').ToString();
    }

    /// <summary>The values of a text that was written before; none where it is not one.</summary>
    public static Dictionary<string, string> Read(string? text)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (text is null) return values;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return values;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                if (property.Value.ValueKind == JsonValueKind.String) values[property.Name] = property.Value.GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The field was edited by hand: merge as if the origin had said nothing before. An escaped half of a pair is well-formed JSON,
            // and only fails when it is read as text.
            values.Clear();
        }

        return values;
    }

    /// <summary>The value as the base keeps it: itself, or its digest where it is long.</summary>
    public static string Short(string value)
    {
        if (value.Length <= MostOfValue) return value;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(value), digest);
        return "#" + Convert.ToHexStringLower(digest[..8]);
    }

    // Canonical JSON (RFC 8785): only what must be escaped is.
    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c == '\n') text.Append("\\n");
            else if (c == '\t') text.Append("\\t");
            else text.Append(c);
        }

        text.Append('"');
    }
}
