using System.Globalization;

namespace MilestoneTracker.Planning.Features;

// The texts of values that callers pass, checked.
internal static class FeatureTexts
{
    public static string OfWeight(int weight) => weight is >= 1 and <= 1000 ? weight.ToString(CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is 1 to 1000.");

    public static string OfStatus(MilestoneStatus status) => Enum.IsDefined(status) ? status.ToWord()
        : throw new ArgumentOutOfRangeException(nameof(status), status, "A status is one of the six.");

    public static string? OfProgress(double? progress) => progress switch
    {
        null => null,
        >= 0 and <= 1 => FeatureProgress.TextOf((int)((decimal)progress.Value * 1_000_000)),
        _ => throw new ArgumentOutOfRangeException(nameof(progress), progress, "Progress is from 0 to 1."),
    };
}
