using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// Everything that a panel says, one fact per line: for tooltips, and for those who cannot see it.
internal static class LoadTitle
{
    private const int MaxTimes = 8;
    private const int MaxNames = 8;

    public static string Of(ResourceLoad load)
    {
        List<string> lines =
        [
            load.Name, "there is " + LoadText.Capacity(load.Resource.Capacity),
            $"{LoadText.AskedFor(load.Used)}, at most {LoadText.Of(load.Used.Peak)} at once", LoadText.Most(load),
        ];
        lines.AddRange(load.Over.Take(MaxTimes).Select(part =>
            $"{LoadText.When(part)}: {LoadText.Amount(part)}, by {string.Join(", ", part.Milestones.Take(MaxNames))}"
            + (part.Milestones.Count > MaxNames ? $" and {DisplayText.Format(part.Milestones.Count - MaxNames)} more" : "")));
        if (load.Over.Count > MaxTimes)
            lines.Add($"and {DisplayText.Counted(load.Over.Count - MaxTimes, "more time", "more times")}");
        return string.Join('\n', lines);
    }
}
