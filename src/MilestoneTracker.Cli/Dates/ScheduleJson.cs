using System.Text.Json;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Cli.Dates;

// The parts of JSON documents about dates; documented in docs/cli/milestones.md, "Dates in JSON". Times are civil time of the plan without
// an offset, work and slack are minutes, and what is not known or does not apply is null.
internal static class ScheduleJson
{
    /// <summary>What the schedule is of, and the ends of the plan.</summary>
    public static void Header(this Utf8JsonWriter json, Schedule schedule)
    {
        json.WriteNumber("version", schedule.Snapshot.Version);
        json.WriteString("now", DateText.Exactly(schedule.Now));
        json.WriteString("zone", schedule.Inputs.Zone.Id);
        json.WriteString("planStart", DateText.Exactly(schedule.Start));
        json.WriteString("planFinish", DateText.Exactly(schedule.Finish));
    }

    public static void Scheduled(this Utf8JsonWriter json, ScheduledMilestone milestone)
    {
        json.WriteString("name", milestone.Name);
        json.WriteString("status", milestone.Status.ToWord());
        json.WriteString("start", DateText.Exactly(milestone.Start));
        json.WriteString("finish", DateText.Exactly(milestone.Finish));
        json.WriteString("finishDay", DateText.Day(milestone.FinishDate));
        json.WriteTime("actualStart", milestone.ActualStart);
        json.WriteTime("actualFinish", milestone.ActualFinish);
        json.WriteBoolean("startAssumed", milestone.IsStartAssumed);
        json.WriteTime("unpinnedFinish", milestone.UnpinnedFinish);
        json.WriteString("target", milestone.Target?.ToString());
        json.WriteNumber("duration", milestone.Duration);
        json.WriteNumber("remaining", milestone.RemainingWork);
        json.WriteBoolean("elapsed", milestone.IsElapsed);
        json.WriteTime("lateStart", milestone.LateStart);
        json.WriteTime("lateFinish", milestone.LateFinish);
        json.WriteMinutes("totalSlack", milestone.TotalSlack);
        json.WriteMinutes("freeSlack", milestone.FreeSlack);
        json.WriteMinutes("slackToTarget", milestone.SlackToTarget);
        json.WriteMinutes("targetSlack", milestone.TargetSlack);
        json.WriteString("targetSlackSource", milestone.TargetSlackSource);
        json.WriteBoolean("critical", milestone.IsCritical);
        json.WriteBoolean("late", milestone.IsLate);
        json.Objects("drivers", milestone.Drivers, driver => json.Driver(driver));
    }

    public static void Step(this Utf8JsonWriter json, DrivingStep step)
    {
        json.WriteString("name", step.Milestone.Name);
        json.WriteString("start", DateText.Exactly(step.Milestone.Start));
        json.WriteString("finish", DateText.Exactly(step.Milestone.Finish));
        json.WriteNumber("remaining", step.Milestone.RemainingWork);
        json.WriteBoolean("elapsed", step.Milestone.IsElapsed);
        json.Driver(step.Driver);
        json.WriteString("link", step.Link is { } link ? link.ToString().Split(' ')[0] : null);
        json.WriteString("lag", step.Link is { Lag.Duration.IsZero: false } lagged ? lagged.Lag.ToString() : null);
    }

    public static void Finding(this Utf8JsonWriter json, PlanFinding finding)
    {
        json.WriteString("code", finding.Code.ToString());
        json.WriteString("level", TerminalText.Format(finding.Level));
        json.WriteString("milestone", finding.Milestone.Length == 0 ? null : finding.Milestone);
        json.WriteString("dependency", finding.Dependency);
        json.WriteString("cause", finding.Cause.Length == 0 ? null : finding.Cause);
        json.Strings("evidence", finding.Evidence);
        json.WriteString("text", finding.ToString());
        json.WriteString("record", finding.Record);
    }

    public static void Quality(this Utf8JsonWriter json, ScheduleQuality quality)
    {
        json.WriteStartObject("quality");
        json.WriteNumber("open", quality.Open);
        json.WriteNumber("links", quality.Links);
        json.WriteNumber("leads", quality.Leads);
        json.WriteNumber("lags", quality.Lags);
        json.WriteNumber("notFinishToStart", quality.NotFinishToStart);
        json.WriteNumber("due", quality.Due);
        json.WriteNumber("dueAndCompleted", quality.DueAndCompleted);
        foreach ((string member, _, IReadOnlyList<string> names) in QualityLists.Of(quality)) json.Strings(member, names);
        json.WriteStartObject("lengthIndex");
        foreach ((string name, double index) in quality.LengthIndex) json.WriteNumber(name, Math.Round(index, 4));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What moved between two schedules.</summary>
    public static void Moves(this Utf8JsonWriter json, ScheduleDifference difference)
    {
        json.WriteString("now", DateText.Exactly(difference.After.Now));
        json.WriteString("zone", difference.After.Inputs.Zone.Id);
        json.WriteString("planFinishBefore", DateText.Exactly(difference.Before.Finish));
        json.WriteString("planFinishAfter", DateText.Exactly(difference.After.Finish));
        json.WriteNumber("planSlip", difference.FinishSlip);
        json.Objects("moved", difference.Milestones, move =>
        {
            json.WriteString("name", move.Name);
            json.WriteTime("startBefore", move.Before?.Start);
            json.WriteTime("startAfter", move.After?.Start);
            json.WriteTime("finishBefore", move.Before?.Finish);
            json.WriteTime("finishAfter", move.After?.Finish);
            json.WriteMinutes("slip", move.Slip);
            json.WriteString("target", (move.After ?? move.Before)!.Target?.ToString());
            json.WriteBoolean("makesLate", move.MakesLate);
            json.WriteBoolean("endsLateness", move.EndsLateness);
            json.WriteBoolean("late", move.After is { IsLate: true });
        });
    }

    private static void Driver(this Utf8JsonWriter json, Driver driver)
    {
        json.WriteString("kind", driver.Kind.ToString());
        json.WriteString("dependency", driver.Dependency);
    }

    private static void WriteTime(this Utf8JsonWriter json, string member, DateTime? time) =>
        json.WriteString(member, time is { } known ? DateText.Exactly(known) : null);

    private static void WriteMinutes(this Utf8JsonWriter json, string member, long? minutes)
    {
        if (minutes is { } known) json.WriteNumber(member, known);
        else json.WriteNull(member);
    }
}
