using System.Collections.Frozen;

namespace MilestoneTracker.Exchange.Findings;

// Which codes are good to know only; all others are warnings.
internal static class FindingLevels
{
    private static readonly FrozenSet<string> Infos = new[]
    {
        "blank-row", "column-not-taken", "name-changed", "issues-not-taken", "pull-request-not-taken", "not-a-milestone", "soft-link",
        "baseline-not-taken", "assignments-simplified", "recurring-not-taken", "closed-with-open", "plan-field-kept",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static FindingLevel Of(string code) => Infos.Contains(code) ? FindingLevel.Info : FindingLevel.Warning;
}
