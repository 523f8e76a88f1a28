using System.Globalization;
using MilestoneTracker.State;

namespace MilestoneTracker.Counting;

// The two fields of a milestone that the core interprets: which values are valid, and what they mean for progress. A value is stored as
// text; each number has only one valid spelling, so that equal numbers are equal texts.
internal static class CountedFields
{
    private const int MaxDecimals = 6;
    private const int MaxWeight = 1000;

    public static bool Count(string key) => key is FieldKeys.Progress or FieldKeys.Weight;

    /// <summary>Throws if a value is not a number in its only valid spelling; <see langword="null"/> clears any field.</summary>
    public static void Check(string key, string? value, string parameter)
    {
        if (value is null) return;
        if (key == FieldKeys.Progress && MillionthsOf(value) is null)
            throw new ArgumentException(
                "Progress must be 0, 1, or a decimal fraction between them with at most six decimals, such as 0.25. Remove "
                + "trailing zeros.", parameter);
        if (key == FieldKeys.Weight && WeightOf(value) is null)
            throw new ArgumentException("A weight must be a whole number from 1 to 1000, without leading zeros.", parameter);
    }

    /// <summary>Applies a checked value to the progress state.</summary>
    public static void Apply(ref ProgressState progress, string key, string? value)
    {
        if (key == FieldKeys.Progress) progress.Reported = value is null ? null : MillionthsOf(value);
        else progress.Weight = value is null ? 1 : WeightOf(value)!.Value;
    }

    private static int? MillionthsOf(string value)
    {
        if (value == "0") return 0;
        if (value == "1") return ProgressState.Whole;
        int decimals = value.Length - 2;
        if (decimals is < 1 or > MaxDecimals || value[0] != '0' || value[1] != '.' || value[value.Length - 1] == '0') return null;
        int millionths = 0;
        for (int i = 2; i < value.Length; i++)
        {
            if (value[i] is < '0' or > '9') return null;
            millionths = (millionths * 10) + (value[i] - '0');
        }

        for (; decimals < MaxDecimals; decimals++) millionths *= 10;
        return millionths;
    }

    private static int? WeightOf(string value) =>
        value.Length is >= 1 and <= 4 && value[0] != '0'
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int weight) && weight <= MaxWeight ? weight : null;
}
