namespace MilestoneTracker.Exchange.Formats.Tables;

// What stands between the cells of a table.
internal static class CsvSeparator
{
    private const string Usual = ",;\t|";

    /// <summary>The separator of a first line such as sep=; and the length of that line; null where there is none.</summary>
    public static char? Said(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < 6 || !text.StartsWith("sep=") || text[4] is '\r' or '\n') return null;
        length = text[5] == '\n' ? 6 : text[5] == '\r' && text.Length > 6 && text[6] == '\n' ? 7 : 0;
        return length > 0 ? text[4] : null;
    }

    /// <summary>The most frequent of comma, semicolon, tab and bar outside of quotation marks in the first line; the comma where there is
    /// none.</summary>
    public static char MostFrequentIn(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Usual.Length];
        counts.Clear();
        bool isQuoted = false;
        foreach (char c in text)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (!isQuoted && c is '\r' or '\n') break;
            if (!isQuoted && Usual.IndexOf(c, StringComparison.Ordinal) is >= 0 and int at) counts[at]++;
        }

        int best = 0;
        for (int i = 1; i < counts.Length; i++)
            if (counts[i] > counts[best]) best = i;
        return Usual[best];
    }
}
