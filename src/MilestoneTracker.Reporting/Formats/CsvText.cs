namespace MilestoneTracker.Reporting.Formats;

// A text as a cell in quotes (RFC 4180, 2.5 to 2.7). A spreadsheet takes a cell that begins with = + - @, or with a tab or an end of line
// before these, for a formula, in quotes or not (OWASP, "CSV Injection"); so do some for the full-width forms of the four. Such a
// cell gets an apostrophe first,
// which a spreadsheet takes for "this is text"; and so does one that begins with an apostrophe, so that taking one off is always right.
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
