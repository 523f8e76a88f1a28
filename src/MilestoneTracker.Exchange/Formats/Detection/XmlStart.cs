using System.Buffers;
using System.Text;

namespace MilestoneTracker.Exchange.Formats.Detection;

// The format that the root element of a document names, behind the declaration, comments and a document type.
internal static class XmlStart
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    public static ImportFormat? FormatOf(ReadOnlySpan<byte> text)
    {
        while (text is [(byte)'<', ..])
        {
            int end = text switch
            {
                [_, (byte)'?', ..] => After(text, "?>"u8),
                [_, (byte)'!', (byte)'-', (byte)'-', ..] => After(text, "-->"u8),
                [_, (byte)'!', ..] => AfterDeclaration(text),
                _ => 0,
            };
            if (end < 0) return null;
            if (end == 0) return OfRoot(text[1..]);
            text = text[end..].TrimStart(" \t\r\n"u8);
        }

        return null;
    }

    private static ImportFormat? OfRoot(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOfAny(NameEnds);
        if (length < 0) return null;
        ReadOnlySpan<byte> name = text[..length];
        name = name[(name.IndexOf((byte)':') + 1)..];
        return Encoding.UTF8.GetString(name) switch
        {
            "Project" => ImportFormat.Mspdi,
            "project" => ImportFormat.Gan,
            "graphml" => ImportFormat.GraphMl,
            _ => null,
        };
    }

    private static int After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end) =>
        text.IndexOf(end) is >= 0 and int at ? at + end.Length : -1;

    // A declaration ends with the first > that is neither in quotation marks nor in square brackets.
    private static int AfterDeclaration(ReadOnlySpan<byte> text)
    {
        (int depth, byte quote) = (0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            byte c = text[i];
            if (quote != 0) quote = c == quote ? (byte)0 : quote;
            else if (c is (byte)'"' or (byte)'\'') quote = c;
            else if (c == '[') depth++;
            else if (c == ']') depth--;
            else if (c == '>' && depth == 0) return i + 1;
        }

        return -1;
    }
}
