using System.Globalization;
using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// A free text on one line, reversibly: line feeds, tabs, backslashes, other controls and bidirectional controls are written as escapes.
// Names have none of them. O(length).
internal static class OneLine
{
    public static string From(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        StringBuilder line = new(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\n' => line.Append("\\n"),
                '\t' => line.Append("\\t"),
                '\\' => line.Append("\\\\"),
                _ when MustBeEscaped(c) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => line.Append(c),
            };
        }

        return line.ToString();
    }

    /// <summary>Whether a character moves a cursor, ends a line or changes the direction of writing.</summary>
    public static bool MustBeEscaped(char c) =>
        char.IsControl(c)
        || c is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
