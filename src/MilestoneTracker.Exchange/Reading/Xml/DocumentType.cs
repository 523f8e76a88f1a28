using System.Text;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Xml;

// The place of <!DOCTYPE in the first bytes of a document, outside of comments and processing instructions; the reader of XML refuses one
// without saying where it stands.
internal static class DocumentType
{
    private const string Opening = "<!DOCTYPE";

    public static Place? PlaceIn(ReadOnlySpan<byte> head)
    {
        string text = EncodingOf(head).GetString(head);
        int at = 0;
        while (at < text.Length)
        {
            int next = text.IndexOf('<', at);
            if (next < 0) return null;
            if (string.CompareOrdinal(text, next, Opening, 0, Opening.Length) == 0) return PlaceOf(text, next);
            string? end = Starts(text, next, "<!--") ? "-->" : Starts(text, next, "<?") ? "?>" : null;
            if (end is null) return null;
            int closed = text.IndexOf(end, next, StringComparison.Ordinal);
            if (closed < 0) return null;
            at = closed + end.Length;
        }

        return null;
    }

    private static bool Starts(string text, int at, string beginning) =>
        string.CompareOrdinal(text, at, beginning, 0, beginning.Length) == 0;

    private static Encoding EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    private static Place PlaceOf(string text, int at)
    {
        int line = 1;
        int start = text[0] == '\uFEFF' ? 1 : 0;
        for (int i = start; i < at; i++)
        {
            if (text[i] != '\n' && !(text[i] == '\r' && text[i + 1] != '\n')) continue;
            line++;
            start = i + 1;
        }

        return new Place(line, at - start + 1);
    }
}
