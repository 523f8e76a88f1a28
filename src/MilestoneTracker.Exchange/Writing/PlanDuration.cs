using System.Globalization;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Writing;

// A duration or lag in the text form of plans (2d, -1h 30m, 3ed), for formats that count minutes. Only the form that an import writes is
// understood, so that it comes back as it was.
internal static class PlanDuration
{
    public static bool TryParse(string text, int hoursPerDay, out long minutes, out bool isElapsed)
    {
        minutes = 0;
        isElapsed = text.Contains('e', StringComparison.Ordinal);
        if (text.Length > 40) return false;
        ReadOnlySpan<char> rest = text.StartsWith('-') ? text.AsSpan(1) : text;
        foreach (Range range in rest.Split(' '))
        {
            ReadOnlySpan<char> part = rest[range];
            if (part.Length < 2) return false;
            long size = part[^1] switch { 'd' => isElapsed ? 1440 : hoursPerDay * 60, 'h' => 60, 'm' => 1, _ => 0 };
            part = part[..^(isElapsed ? 2 : 1)];
            if (size == 0 || part.Length is 0 or > 9
                || !long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long amount)) return false;
            minutes += amount * size;
        }

        if (text[0] == '-') minutes = -minutes;
        return Math.Abs(minutes) <= Amounts.MostMinutes && Amounts.Duration(minutes, isElapsed, hoursPerDay) == text;
    }
}
