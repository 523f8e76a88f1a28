using System.Text.Json;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// Levelled dates and loads of a report as JSON; docs/reporting/json.md documents each property. Civil times are as fields write them,
// quantities are numbers with at most two decimals, work is minutes. O(what is written).
internal static class PeopleJson
{
    private const int MaxNames = 20; // of the milestones that clash: all of them could be quadratic

    public static void Write(Utf8JsonWriter json, PlanReport report)
    {
        LevelledSchedule levelled = report.Levelled!;
        json.WriteStartObject("levelled");
        json.WriteNumber("schedules", levelled.Schedules);
        json.WriteString("finish", DateText.Exact(levelled.Finish));
        json.WriteString("finishDate", DateText.Day(levelled.FinishDate));
        json.WriteString("lowerBound", levelled.LowerBound is { } bound ? DateText.Exact(bound) : null);
        json.WriteBoolean("isOptimal", levelled.IsOptimal);
        json.WriteStartArray("milestones");
        foreach (ReportedMilestone entry in report.Milestones)
            if (levelled.GetMilestone(entry.Name) is { } milestone)
                WriteMilestone(json, milestone);
        json.WriteEndArray();
        json.WriteEndObject();
        WriteLoad(json, report.People.Load!);
    }

    /// <summary>Findings, each about a milestone or a record, with their sentences.</summary>
    public static void WriteFindings(Utf8JsonWriter json, IEnumerable<PlanFinding> findings)
    {
        json.WriteStartArray("findings");
        foreach (PlanFinding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code.ToString());
            json.WriteString("level", DisplayText.Format(finding.Level));
            json.WriteString("milestone", finding.Milestone);
            json.WriteString("record", finding.Record);
            json.WriteString("sentence", finding.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMilestone(Utf8JsonWriter json, LevelledMilestone milestone)
    {
        json.WriteStartObject();
        json.WriteString("name", milestone.Name);
        json.WriteString("start", DateText.Exact(milestone.Start));
        json.WriteString("remainingStart", milestone.RemainingStart is { } start ? DateText.Exact(start) : null);
        json.WriteString("finish", DateText.Exact(milestone.Finish));
        json.WriteString("finishDate", DateText.Day(milestone.FinishDate));
        json.WriteString("plainFinish", DateText.Exact(milestone.PlainFinish));
        json.WriteNumber("delay", milestone.DelayMinutes);
        json.WriteBoolean("makesLate", milestone.MissesTargetForPeople);
        json.WriteBoolean("isPinned", milestone.IsPinned);
        json.WriteBoolean("cannotBeStaffed", milestone.CannotBeStaffed);
        json.WriteStartArray("waits");
        foreach (ResourceWait wait in milestone.Waits)
        {
            json.WriteStartObject();
            json.WriteString("resource", wait.Resource);
            json.WriteNumber("lost", wait.LostMinutes);
            json.WriteString("sentence", wait.Sentence);
            json.WriteStartArray("holders");
            foreach (WaitHolder holder in wait.Holders)
            {
                json.WriteStartObject();
                json.WriteString("name", holder.Milestone);
                json.WriteString("finish", DateText.Exact(holder.Finish));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLoad(Utf8JsonWriter json, PlanLoad load)
    {
        json.WriteStartObject("load");
        json.WriteString("from", DateText.Exact(load.Range.From));
        json.WriteString("to", DateText.Exact(load.Range.To));
        json.WriteBoolean("isCut", load.Range.IsCut);
        json.WriteString("unit", LoadText.Unit(load.Range.Unit));
        json.WriteStartArray("resources");
        foreach (ResourceLoad one in load.All) WriteResource(json, one);
        json.WriteEndArray();
        WriteFindings(json, ResourceFields.Validate(load.Schedule.Snapshot));
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, ResourceLoad load)
    {
        json.WriteStartObject();
        json.WriteString("name", load.Name);
        json.WriteString("capacity", load.Resource.Capacity.ToString());
        json.WriteString("calendar", load.Resource.Calendar);
        json.WriteStartArray("unavailable");
        foreach (Absence absence in load.Resource.Unavailable) json.WriteStringValue(absence.ToString());
        json.WriteEndArray();
        if (load.Used.Percent is { } percent) json.WriteNumber("share", percent);
        else json.WriteNull("share");
        json.WriteNumber("peak", load.Used.Peak);
        json.WriteNumber("mostOver", load.MostOver);
        json.WriteStartArray("over");
        foreach (OverAllocation part in load.Over)
        {
            json.WriteStartObject();
            json.WriteString("from", DateText.Exact(part.From));
            json.WriteString("to", DateText.Exact(part.To));
            json.WriteNumber("demand", part.Demand);
            json.WriteNumber("capacity", part.Capacity);
            json.WriteNumber("excess", part.ExcessMinutes);
            json.WriteNumber("count", part.Milestones.Count);
            json.WriteStartArray("milestones");
            foreach (string name in part.Milestones.Take(MaxNames)) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("steps");
        for (int i = 0; i < load.Steps.Count; i++)
        {
            int first = i;
            while (i + 1 < load.Steps.Count && load.Steps[i + 1].IsLike(load.Steps[i])) i++;
            WriteStep(json, load.Steps[first] with { To = load.Steps[i].To });
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, LoadStep step)
    {
        json.WriteStartObject();
        json.WriteString("first", DateText.Day(DateOnly.FromDayNumber(step.From)));
        json.WriteString("last", DateText.Day(DateOnly.FromDayNumber(step.To - 1)));
        json.WriteNumber("demand", step.Demand);
        json.WriteNumber("capacity", step.Capacity);
        json.WriteEndObject();
    }
}
