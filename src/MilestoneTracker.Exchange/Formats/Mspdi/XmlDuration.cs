namespace MilestoneTracker.Exchange.Formats.Mspdi;

// A duration of XML Schema without years and months: PnDTnHnMn.nS, each number of at most nine digits.
internal static class XmlDuration
{
    /// <summary>Its whole seconds; null where it is none of these.</summary>
    public static long? Seconds(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        bool isNegative = text is ['-', ..];
        if (isNegative) text = text[1..];
        if (text is not ['P', ..] || text is "P" or "PT") return null;
        text = text[1..];
        long seconds = 0;
        if (!Take(ref text, 'D', 86_400, ref seconds)) return null;
        if (text is ['T', ..])
        {
            text = text[1..];
            if (!Take(ref text, 'H', 3_600, ref seconds) || !Take(ref text, 'M', 60, ref seconds)
                || !TakeSeconds(ref text, ref seconds)) return null;
        }

        return text.IsEmpty ? (isNegative ? -seconds : seconds) : null;
    }

    // Takes a number with its unit, where it is there; false where there are too many digits.
    private static bool Take(ref ReadOnlySpan<char> text, char unit, long size, ref long seconds)
    {
        int digits = Digits(text);
        if (digits == 0 || digits == text.Length || text[digits] != unit) return true;
        if (digits > 9) return false;
        seconds += size * Number(text[..digits]);
        text = text[(digits + 1)..];
        return true;
    }

    private static bool TakeSeconds(ref ReadOnlySpan<char> text, ref long seconds)
    {
        int digits = Digits(text);
        if (digits == 0) return true;
        if (digits > 9) return false;
        int end = digits;
        if (end < text.Length && text[end] == '.')
        {
            int parts = Digits(text[(end + 1)..]);
            if (parts == 0) return false;
            end += 1 + parts;
        }

        if (end == text.Length || text[end] != 'S') return false;
        seconds += Number(text[..digits]);
        text = text[(end + 1)..];
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static long Number(ReadOnlySpan<char> digits)
    {
        long number = 0;
        foreach (char digit in digits) number = (number * 10) + (digit - '0');
        return number;
    }
}
