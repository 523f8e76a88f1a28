namespace MilestoneTracker.Reporting.Pictures;

// Escapes text for XML and HTML, in content and between double quotes: the only place where a name becomes markup. After XML 1.0, 2.2:
// characters that are not allowed (U+FFFE, U+FFFF, controls, unpaired surrogates) are written as U+FFFD, the replacement character,
// because no reference can stand for them. Line feeds and tabs are written as references, which a parser does not turn into spaces. HTML
// keeps everything that XML keeps.
internal static class XmlText
{
    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            string? instead = Instead(text, i);
            if (instead is null)
            {
                if (char.IsHighSurrogate(text[i])) i++; // followed by its other half
                continue;
            }

            output.Write(text[from..i]);
            output.Write(instead);
            from = i + 1;
        }

        output.Write(text[from..]);
    }

    private static string? Instead(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        < ' ' or '\uFFFE' or '\uFFFF' => "\uFFFD",
        char c when char.IsHighSurrogate(c) => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? null : "\uFFFD",
        char c when char.IsLowSurrogate(c) => "\uFFFD", // a valid pair was skipped with its first half
        _ => null,
    };
}
