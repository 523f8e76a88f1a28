using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// What load charts leave out, in sentences.
internal static class LoadNotes
{
    private const int MaxNames = 8;

    /// <param name="load">The loads.</param>
    /// <param name="shown">How many resources are shown.</param>
    public static IEnumerable<string> Of(PlanLoad load, int shown)
    {
        int more = load.Asked.Count - shown;
        if (more > 0) yield return $"{DisplayText.Counted(more, "more resource is", "more resources are")} asked for something.";
        if (load.Idle.Count > 0)
        {
            int named = load.Idle.Count > MaxNames ? MaxNames - 1 : load.Idle.Count;
            yield return $"Nothing is asked for from now on of {string.Join(", ", load.Idle.Take(named))}"
                + (named < load.Idle.Count ? $" and {DisplayText.Format(load.Idle.Count - named)} more." : ".");
        }

        if (load.Range.IsCut)
            yield return $"What is asked for from {DateText.Day(DateOnly.FromDayNumber(load.Range.EndDay))} on is not drawn.";
        if (load.Range.Unit != LoadUnit.Day)
            yield return $"Each step is a {LoadText.Unit(load.Range.Unit)}, and shows its worst minute.";
    }
}
