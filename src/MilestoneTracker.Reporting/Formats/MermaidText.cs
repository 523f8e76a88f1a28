using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// Text that Mermaid shows as it is. In a quoted label everything that could mean something is one of Mermaid's own codes, #number;, which
// it makes HTML of at the very end. Some things it looks for even then, in the text that is to be seen, or before it looks for
// quotes: icons
// (fa:fa-car), formulas between double dollars, \n for a new line, a direction ("direction TB"), and the two pairs of letters that
// its codes
// are kept in meanwhile. An empty <wbr> between their halves ends that; it is no character, and where a browser breaks a line
// there, it may.
// Source: the lexer of flowcharts, encodeEntities, decodeEntities, replaceIconSubstring, nonMarkdownToHTML and hasKatex of mermaid 12.3.0.
internal static class MermaidText
{
    private const string KeptIn = "\uFB02\u00B0\u00B6\u00DF";

    /// <summary>The text for a label.</summary>
    public static string Label(string text)
    {
        StringBuilder? written = null;
        int from = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (!AreTakenTogether(text, i)) continue;
            (written ??= new StringBuilder()).Append(Line(text[from..(i + 1)])).Append("<wbr>");
            from = i + 1;
        }

        return written is null ? Line(text) : written.Append(Line(text[from..])).ToString();
    }

    /// <summary>The text for a title or a description, which is read aloud and not seen; there no tag would be taken for one.</summary>
    public static string Line(string text) => NumericEntities.Write(text, "#", KeptIn);

    private static bool AreTakenTogether(string text, int i) => (text[i], text[i + 1]) switch
    {
        ('$', '$') or (':', 'f') or ('\\', 'n') or ('\uFB02', '\u00B0') or ('\u00B6', '\u00DF') => true,
        ('n', ' ') => text.AsSpan(0, i + 1).EndsWith("direction", StringComparison.Ordinal),
        _ => false,
    };
}
