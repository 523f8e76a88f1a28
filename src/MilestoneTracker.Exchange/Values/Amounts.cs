using System.Globalization;
using System.Text;

namespace MilestoneTracker.Exchange.Values;

// Durations, lags and progress in their text forms: whole minutes as "Nd Nh Nm" with days of so many hours, elapsed ones as "Ned Neh Nem"
// with days of 24; progress as a decimal fraction cut to six places.
internal static class Amounts
{
    public const long MostMinutes = 10_000_000;

    public static string Duration(long minutes, bool isElapsed, int hoursPerDay)
    {
        string e = isElapsed ? "e" : "";
        if (minutes == 0) return "0" + e + "d";
        long rest = Math.Abs(minutes);
        long day = isElapsed ? 1440 : hoursPerDay * 60L;
        StringBuilder text = new(minutes < 0 ? "-" : "");
        Append(text, rest / day, e, 'd');
        Append(text, rest % day / 60, e, 'h');
        Append(text, rest % day % 60, e, 'm');
        return text.ToString();
    }

    /// <summary>The fraction, cut to six places: "0", "1" or "0.d…" without a zero at its end.</summary>
    public static string Progress(long part, long whole)
    {
        long millionths = (long)((Int128)part * 1_000_000 / whole);
        if (millionths <= 0) return "0";
        return millionths >= 1_000_000 ? "1" : "0." + millionths.ToString("D6", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    private static void Append(StringBuilder text, long amount, string e, char unit)
    {
        if (amount == 0) return;
        if (text.Length > 0 && text[^1] != '-') text.Append(' ');
        text.Append(CultureInfo.InvariantCulture, $"{amount}{e}{unit}");
    }
}
