namespace MilestoneTracker.Reporting.Formats;

// A text as a quoted cell (RFC 4180, 2.5 to 2.7). A spreadsheet takes a cell that begins with = + - @, or with a tab or a line end before
// these, for a formula, quoted or not (OWASP, "CSV Injection"); some also take the full-width forms of the four. Such a cell gets a
// leading apostrophe, which marks it as text. So does a cell that begins with an apostrophe, so that removing one is always right.
internal static class CsvText
{
    private const string Guarded = "=+-@\t\r\n '\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Quoted(string text)
    {
        string guard = text.Length > 0 && Guarded.Contains(text[0], StringComparison.Ordinal) ? "'" : "";
        string inner = text.Contains('"', StringComparison.Ordinal) ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text;
        return string.Concat("\"", guard, inner, "\"");
    }
}
