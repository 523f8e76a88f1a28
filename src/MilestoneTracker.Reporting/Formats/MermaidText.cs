using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// Text that Mermaid shows literally. In a quoted label every special character is written as one of Mermaid's own codes, #number;, which
// it replaces last. Before that it still interprets some sequences of the visible text: icons (fa:fa-car), formulas between double
// dollars, \n for a new line, a direction ("direction TB"), and two pairs of letters that it uses internally for its codes. An empty
// <wbr> between their halves prevents that; it adds no character and only allows a line break.
//
// Source: the lexer of flowcharts, encodeEntities, decodeEntities, replaceIconSubstring, nonMarkdownToHTML and hasKatex of mermaid
// 12.3.0.
internal static class MermaidText
{
    private const string InternalLetters = "\uFB02\u00B0\u00B6\u00DF";

    /// <summary>The text for a label.</summary>
    public static string Label(string text)
    {
        StringBuilder? written = null;
        int from = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (!FormSequence(text, i)) continue;
            (written ??= new StringBuilder()).Append(Line(text[from..(i + 1)])).Append("<wbr>");
            from = i + 1;
        }

        return written is null ? Line(text) : written.Append(Line(text[from..])).ToString();
    }

    /// <summary>The text for an accessible title or description, where tags are not interpreted.</summary>
    public static string Line(string text) => NumericEntities.Write(text, "#", InternalLetters);

    private static bool FormSequence(string text, int i) => (text[i], text[i + 1]) switch
    {
        ('$', '$') or (':', 'f') or ('\\', 'n') or ('\uFB02', '\u00B0') or ('\u00B6', '\u00DF') => true,
        ('n', ' ') => text.AsSpan(0, i + 1).EndsWith("direction", StringComparison.Ordinal),
        _ => false,
    };
}
