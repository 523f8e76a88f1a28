using System.Globalization;
using System.Text;

namespace MilestoneTracker.Exchange.Reading.Json;

// The text of a JSON string with escapes. By hand, because the framework throws where half of a surrogate pair is escaped.
internal static class JsonEscapes
{
    /// <param name="raw">The bytes between the quotation marks: valid UTF-8, its escapes well formed, as the reader has checked.</param>
    public static string Remove(ReadOnlySpan<byte> raw)
    {
        StringBuilder text = new(raw.Length);
        while (true)
        {
            int escape = raw.IndexOf((byte)'\\');
            if (escape < 0) return text.Append(Encoding.UTF8.GetString(raw)).ToString();
            text.Append(Encoding.UTF8.GetString(raw[..escape]));
            char kind = (char)raw[escape + 1];
            if (kind == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                raw = raw[(escape + 6)..];
                continue;
            }

            text.Append(kind switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => kind });
            raw = raw[(escape + 2)..];
        }
    }
}
