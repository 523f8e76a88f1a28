using System.Runtime.CompilerServices;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

// Validates an option when it is set, so that a report is only created from valid options.
internal static class OptionGuard
{
    public static int From(int least, int value, [CallerMemberName] string option = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} must be {least} or more.");

    public static RiskLevel Level(RiskLevel value, [CallerMemberName] string option = "") =>
        value is >= RiskLevel.None and <= RiskLevel.Critical
        ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} must be one of the levels, None to Critical.");

    public static IReadOnlyCollection<string> NoNull(IReadOnlyCollection<string> value, [CallerMemberName] string option = "")
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (string text in value)
            if (text is null) throw new ArgumentException($"{option} contains null. Leave it out.", nameof(value));
        return value;
    }

    public static IReadOnlyList<DateTimeOffset> Ascending(IReadOnlyList<DateTimeOffset> value, [CallerMemberName] string option = "")
    {
        ArgumentNullException.ThrowIfNull(value);
        DateTimeOffset[] times = [.. value];
        for (int i = 1; i < times.Length; i++)
            if (times[i] < times[i - 1]) throw new ArgumentException($"{option} are not in ascending order. Sort them.", nameof(value));
        return Array.AsReadOnly(times);
    }
}
