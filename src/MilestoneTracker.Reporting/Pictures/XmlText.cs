namespace MilestoneTracker.Reporting.Pictures;

// Text as XML and HTML can hold it, in content and between double quotes alike; the one place where a name becomes markup.
// After XML 1.0, 2.2: what is no character there (U+FFFE, U+FFFF, controls, half a surrogate pair) is written as U+FFFD,
// the replacement character, since no reference can stand for it. A line feed and a tab are written as references, which a
// parser does not make a space of. What XML leaves alone, HTML leaves alone too.
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
                if (char.IsHighSurrogate(text[i])) i++; // its other half is right behind
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
        char c when char.IsLowSurrogate(c) => "\uFFFD", // one that has a first half is passed over with it
        _ => null,
    };
}
