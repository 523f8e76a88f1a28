using System.Runtime.CompilerServices;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

// What an option may be set to; checked when it is set, so that a report is made of options that are right.
internal static class OptionGuard
{
    public static int From(int least, int value, [CallerMemberName] string option = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} is {least} or more.");

    public static RiskLevel Level(RiskLevel value, [CallerMemberName] string option = "") =>
        value is >= RiskLevel.None and <= RiskLevel.Critical
        ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} is one of the levels, None to Critical.");

    public static IReadOnlyCollection<string> NoNull(IReadOnlyCollection<string> value, [CallerMemberName] string option = "")
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (string text in value)
            if (text is null) throw new ArgumentException($"{option} has a null in it; leave it out.", nameof(value));
        return value;
    }
}
