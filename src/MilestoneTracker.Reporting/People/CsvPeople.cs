using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// The columns of people, after all others, of a plan with dates and resources. Dates and numbers are never quoted, lists are JSON in one
// cell; the delay is in minutes.
internal sealed class CsvPeople(LevelledSchedule levelled)
{
    public static readonly string[] Headings = ["levelled-start", "levelled-finish", "levelled-delay", "assigned", "waits-for"];

    private readonly ILookup<string, string> _waits =
        levelled.Waits.ToLookup(wait => wait.Milestone, wait => wait.Resource, StringComparer.Ordinal);

    public string Cells(string milestone)
    {
        if (levelled.GetMilestone(milestone) is not { } dates) return new string(',', Headings.Length);
        IEnumerable<string> assigned = ResourceFields.AssignedTo(levelled.Plain.Snapshot, milestone)
            .Select(assignment => $"{assignment.Quantity} {assignment.Resource}");
        return $",{DateText.Exact(dates.Start)},{DateText.Exact(dates.Finish)},{DisplayText.Format(dates.DelayMinutes)},"
            + $"{CsvText.Quoted(JsonTexts.Array(assigned))},{CsvText.Quoted(JsonTexts.Array(_waits[milestone]))}";
    }
}
