using MilestoneTracker.Planning;

namespace MilestoneTracker.Cli.Dates;

// The lists of a quality report, each as a member of JSON and in words.
internal static class QualityLists
{
    public static IReadOnlyList<(string Member, string Words, IReadOnlyList<string> Names)> Of(ScheduleQuality quality) =>
    [
        ("withoutDependencies", "depend on nothing", quality.WithoutDependencies),
        ("withoutDependents", "nothing depends on them", quality.WithoutDependents),
        ("pinned", "pinned", quality.Pinned),
        ("highSlack", "more than 44 days of slack", quality.HighSlack),
        ("negativeSlack", "later than a target allows", quality.NegativeSlack),
        ("longRemaining", "more than 44 days of work left", quality.LongRemaining),
        ("withoutOwner", "without an owner", quality.WithoutOwner),
    ];
}
