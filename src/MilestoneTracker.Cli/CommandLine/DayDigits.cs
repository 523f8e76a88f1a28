using System.Globalization;

namespace MilestoneTracker.Cli.CommandLine;

// Days and minutes are written with all their digits. Where a zero is left out, a message can say the text that was meant.
internal static class DayDigits
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy-M-d'T'H:m"];

    /// <summary>"2026-03-01" for "2026-3-1", "2026-03-01T09:00" for "2026-3-1T9:00"; <see langword="null"/> for a text that is neither,
    /// or that has all its digits.</summary>
    public static string? Meant(string text)
    {
        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)) return null;
        string full = time.ToString(
            text.Contains('T', StringComparison.Ordinal) ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return full == text ? null : full;
    }
}
