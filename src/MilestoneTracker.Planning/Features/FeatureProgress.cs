using System.Globalization;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Features;

// The progress that features give their milestone: the weighted mean of those that are not cancelled, in whole millionths, cut down, and at
// least one millionth where anything is done; so it is 1 only when all are done. In integers.
internal static class FeatureProgress
{
    private const int Millionths = 1_000_000;

    /// <summary>The text of that progress; <see langword="null"/> where no feature counts.</summary>
    public static string? Of(IEnumerable<Feature> features)
    {
        (Int128 done, long weight) = (0, 0);
        foreach (Feature feature in features)
        {
            if (!feature.Counts) continue;
            done += (Int128)feature.Weight * feature.Millionths;
            weight += feature.Weight;
        }

        if (weight == 0) return null;
        return TextOf(done == 0 ? 0 : Math.Max(1, (int)(done / weight)));
    }

    /// <summary>The millionths that a text says; <see langword="null"/> where it is not progress.</summary>
    public static int? TryParse(string text)
    {
        if (text is "0" or "1") return text == "1" ? Millionths : 0;
        if (text.Length is < 3 or > 8 || !text.StartsWith("0.", StringComparison.Ordinal) || text[^1] == '0') return null;
        int number = PlanMoment.Number(text.AsSpan(2));
        if (number < 0) return null;
        for (int decimals = text.Length - 2; decimals < 6; decimals++) number *= 10;
        return number;
    }

    /// <summary>The text of millionths.</summary>
    public static string TextOf(int millionths) => (millionths / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);
}
