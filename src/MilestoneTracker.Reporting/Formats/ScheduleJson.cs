using System.Text.Json;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.Formats;

// The dates of a report as JSON; docs/reporting/json.md documents each property. Civil times are as fields write them, slack and work are
// minutes. O(what is written).
internal static class ScheduleJson
{
    private const int MaxLinks = 100; // half from each end

    public static void Write(Utf8JsonWriter json, PlanReport report)
    {
        PlanDates dates = report.Dates!;
        Schedule schedule = dates.Schedule!;
        json.WriteStartObject("schedule");
        json.WriteString("now", DateText.Exact(schedule.Now));
        json.WriteString("zone", schedule.Inputs.Zone.Id);
        json.WriteString("start", DateText.Exact(schedule.Start));
        json.WriteString("finish", DateText.Exact(schedule.Finish));
        json.WriteString("finishDate", DateText.Day(schedule.FinishDate));
        WriteTargets(json, dates.Targets);
        json.WriteStartArray("late");
        foreach (LateCause cause in dates.Late) WriteCause(json, cause, schedule);
        json.WriteEndArray();
        json.WriteStartArray("decisions");
        foreach (Decision decision in report.Decisions) WriteDecision(json, decision);
        json.WriteEndArray();
        WriteMoved(json, dates);
        json.WriteStartArray("milestones");
        foreach (ReportedMilestone entry in report.Milestones)
            if (schedule.GetMilestone(entry.Name) is { } milestone) WriteMilestone(json, milestone, schedule.Now);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (PlanFinding finding in schedule.Findings) WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTargets(Utf8JsonWriter json, TargetCounts targets)
    {
        json.WriteStartObject("targets");
        json.WriteNumber("kept", targets.Kept);
        json.WriteNumber("missed", targets.Missed);
        json.WriteNumber("onTime", targets.OnTime);
        json.WriteNumber("late", targets.Late.Count);
        json.WriteEndObject();
    }

    private static void WriteCause(Utf8JsonWriter json, LateCause cause, Schedule schedule)
    {
        json.WriteStartObject();
        json.WriteString("cause", cause.Cause.Name);
        json.WriteString("driver", cause.Driver.Kind.ToString());
        json.WriteString("dependency", cause.Driver.Dependency);
        json.WriteStartArray("milestones");
        foreach (LateMilestone late in cause.Late)
        {
            json.WriteStartObject();
            json.WriteString("name", late.Name);
            json.WriteString("target", late.Target.ToString());
            json.WriteString("finish", DateText.Exact(late.Milestone.Finish));
            json.WriteNumber("daysLate", late.Days);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("chain"); // of the latest, because all chains could be quadratic
        IReadOnlyList<string> chain = cause.ChainOf(schedule, cause.Late[0]);
        IEnumerable<string> shown = chain.Count <= MaxLinks ? chain
            : chain.Take(MaxLinks / 2).Concat(chain.Skip(chain.Count - MaxLinks / 2));
        foreach (string name in shown) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What HTML and Markdown put in words; they show the worst causes, here are all.
    private static void WriteDecision(Utf8JsonWriter json, Decision decision)
    {
        json.WriteStartObject();
        json.WriteString("kind", decision.Kind.ToString());
        json.WriteString("milestone", decision.Cause?.Cause.Name);
        json.WriteString("dependency", decision.Kind == DecisionKind.ShortenLag ? decision.Cause!.Driver.Dependency : null);
        WriteNumber(json, "remaining", decision.Kind == DecisionKind.Shorten ? decision.Cause!.Cause.RemainingWork : null);
        WriteNumber(json, "daysLate", decision.Cause?.Late[0].Days);
        json.WriteStartArray("milestones");
        foreach (string name in decision.Milestones) json.WriteStringValue(name);
        json.WriteEndArray();
        WriteNumber(json, "fields", decision.Fields);
        json.WriteEndObject();
    }

    private static void WriteMoved(Utf8JsonWriter json, PlanDates dates)
    {
        if (dates.Moves is not { } moves)
        {
            json.WriteNull("moved");
            return;
        }

        json.WriteStartObject("moved");
        json.WriteString("sinceNow", DateText.Exact(moves.Before.Now));
        json.WriteNumber("sinceVersion", moves.Before.Snapshot.Version);
        json.WriteString("finishBefore", DateText.Exact(moves.Before.Finish));
        json.WriteNumber("finishSlip", moves.FinishSlip);
        json.WriteStartArray("milestones");
        foreach (MilestoneMove move in moves.Milestones)
        {
            json.WriteStartObject();
            json.WriteString("name", move.Name);
            WriteDates(json, "before", move.Before);
            WriteDates(json, "after", move.After);
            WriteNumber(json, "slip", move.Slip);
            json.WriteBoolean("makesLate", move.MakesLate);
            json.WriteBoolean("endsLateness", move.EndsLateness);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDates(Utf8JsonWriter json, string property, ScheduledMilestone? milestone)
    {
        if (milestone is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        json.WriteString("start", DateText.Exact(milestone.Start));
        json.WriteString("finish", DateText.Exact(milestone.Finish));
        json.WriteBoolean("isActual", milestone.IsCompleted);
        json.WriteEndObject();
    }

    private static void WriteMilestone(Utf8JsonWriter json, ScheduledMilestone milestone, DateTime now)
    {
        json.WriteStartObject();
        json.WriteString("name", milestone.Name);
        json.WriteString("start", DateText.Exact(milestone.Start));
        json.WriteString("actualStart", milestone.ActualStart is { } started ? DateText.Exact(started) : null);
        json.WriteBoolean("isStartAssumed", milestone.IsStartAssumed);
        json.WriteString("finish", DateText.Exact(milestone.Finish));
        json.WriteString("finishDate", DateText.Day(milestone.FinishDate));
        json.WriteBoolean("isActual", milestone.IsCompleted);
        json.WriteString("target", milestone.Target?.ToString());
        WriteNumber(json, "daysLate", milestone.Target is null ? null : LateMilestone.Of(milestone, now)?.Days ?? 0);
        json.WriteNumber("remaining", milestone.RemainingWork);
        WriteNumber(json, "totalSlack", milestone.TotalSlack);
        WriteNumber(json, "freeSlack", milestone.FreeSlack);
        WriteNumber(json, "slackToTarget", milestone.SlackToTarget);
        WriteNumber(json, "targetSlack", milestone.TargetSlack);
        json.WriteString("targetSlackSource", milestone.TargetSlackSource);
        json.WriteBoolean("critical", milestone.IsCritical);
        json.WriteStartArray("drivers");
        foreach (Driver driver in milestone.Drivers)
        {
            json.WriteStartObject();
            json.WriteString("kind", driver.Kind.ToString());
            json.WriteString("dependency", driver.Dependency);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, PlanFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code.ToString());
        json.WriteString("level", DisplayText.Format(finding.Level));
        json.WriteString("milestone", finding.Milestone);
        json.WriteString("dependency", finding.Dependency);
        json.WriteString("cause", finding.Cause);
        json.WriteStartArray("evidence");
        foreach (string value in finding.Evidence) json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string property, long? number)
    {
        if (number is { } known) json.WriteNumber(property, known);
        else json.WriteNull(property);
    }
}
