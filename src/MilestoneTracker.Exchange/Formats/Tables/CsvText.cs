namespace MilestoneTracker.Exchange.Formats.Tables;

// A text as a cell in quotes (RFC 4180, 2.5 to 2.7), guarded: a cell that a spreadsheet would take for a formula (OWASP, "CSV Injection"),
// or that begins with an apostrophe, gets an apostrophe first, and an import takes it off. An empty text is an empty cell.
internal static class CsvText
{
    private const string Guarded = "=+-@\t\r\n '\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Cell(string text)
    {
        if (text.Length == 0) return "";
        string guard = IsGuarded(text[0]) ? "'" : "";
        return string.Concat("\"", guard, text.Replace("\"", "\"\"", StringComparison.Ordinal), "\"");
    }

    public static bool IsGuarded(char first) => Guarded.Contains(first, StringComparison.Ordinal);
}
