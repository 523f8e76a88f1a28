using System.Globalization;
using MilestoneTracker.State;

namespace MilestoneTracker.Counting;

// The two fields of a milestone that the core gives a meaning: what they may say, and what follows for counting. A value keeps its
// text; these
// forms have one spelling for each number, so that equal numbers are equal texts.
internal static class CountedFields
{
    private const int MaxDecimals = 6;
    private const int MaxWeight = 1000;

    public static bool Count(string key) => key is FieldKeys.Progress or FieldKeys.Weight;

    /// <summary>Refuses a value that does not say a number in the one form that there is for it; <see langword="null"/> clears any
    /// field.</summary>
    public static void Check(string key, string? value, string parameter)
    {
        if (value is null) return;
        if (key == FieldKeys.Progress && MillionthsOf(value) is null)
            throw new ArgumentException(
                "Progress is reported as 0, as 1, or as a decimal fraction between them with at most six decimals, such as 0.25. Leave "
                + "out zeros at its end.", parameter);
        if (key == FieldKeys.Weight && WeightOf(value) is null)
            throw new ArgumentException("A weight is a whole number from 1 to 1000, without zeros at its start.", parameter);
    }

    /// <summary>Carries a checked value over to what counts.</summary>
    public static void Apply(ref ProgressState standing, string key, string? value)
    {
        if (key == FieldKeys.Progress) standing.Reported = value is null ? null : MillionthsOf(value);
        else standing.Weight = value is null ? 1 : WeightOf(value)!.Value;
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
