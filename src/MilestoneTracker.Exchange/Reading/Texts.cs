using System.Globalization;

namespace MilestoneTracker.Exchange.Reading;

// Numbers and truth values as files write them.
internal static class Texts
{
    /// <summary>A whole number of at most 18 digits; null where it is none.</summary>
    public static long? Whole(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        ReadOnlySpan<char> digits = text is ['-', ..] ? text[1..] : text;
        if (digits.Length is 0 or > 18 || digits.ContainsAnyExceptInRange('0', '9')) return null;
        return long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    public static bool IsTrue(ReadOnlySpan<char> text) => text.Trim() is "1" or "true";
}
