using System.Globalization;
using System.Text.Json.Nodes;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Planning.Conformance;

// What a schedule, a simulation or a history answers, in the form of the cases.
internal static class Answer
{
    public static JsonObject Of(JsonObject test)
    {
        if (test["trend"] is { } trend) return new JsonObject { ["trend"] = HistoryAnswer.Trend(trend.AsArray()) };
        if (test["burnUp"] is { } burnUp) return new JsonObject { ["burnUp"] = HistoryAnswer.BurnUp(burnUp.AsArray()) };
        if (test["features"] is not null || test["expect"]?["levelled"] is not null) return ResourceAnswer.Of(test);
        RegistrySnapshot snapshot = Case.Plan(test);
        Schedule schedule = Schedule.Compute(snapshot, Case.Now(test));
        JsonObject milestones = [];
        foreach (Milestone milestone in snapshot.Milestones)
            milestones[milestone.Name] = schedule.GetMilestone(milestone.Name) is { } scheduled ? Of(scheduled) : null;
        JsonObject answer = new() { ["finish"] = Text(schedule.Finish), ["milestones"] = milestones,
            ["findings"] = Array(schedule.Findings.Select(Of)) };
        if (test["ask"]?["to"] is { } to) answer["to"] = To(schedule, (string)to!);
        if (test["ask"]?["quality"] is not null) answer["quality"] = Of(schedule.Quality);
        if (test["ask"]?["calibration"] is not null) answer["calibration"] = HistoryAnswer.Calibrate(schedule);
        if (test["ask"]?["simulate"] is { } simulate) answer["simulation"] = SimulationAnswer.Of(schedule, simulate.AsObject());
        return answer;
    }

    private static JsonObject Of(ScheduledMilestone milestone)
    {
        JsonObject answer = new()
        {
            ["start"] = Text(milestone.Start),
            ["finish"] = Text(milestone.Finish),
            ["date"] = milestone.FinishDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["drivers"] = Array(milestone.Drivers.Select(driver => (JsonNode)driver.ToString())),
        };
        if (!milestone.IsCompleted)
        {
            answer["remaining"] = milestone.RemainingWork;
            answer["remainingStart"] = Text(milestone.RemainingStart!.Value);
            answer["lateStart"] = Text(milestone.LateStart!.Value);
            answer["lateFinish"] = Text(milestone.LateFinish!.Value);
            answer["totalSlack"] = milestone.TotalSlack;
            answer["freeSlack"] = milestone.FreeSlack;
            answer["critical"] = milestone.IsCritical;
        }

        if (milestone.TargetSlack is not null)
        {
            answer["targetSlack"] = milestone.TargetSlack;
            answer["targetSlackSource"] = milestone.TargetSlackSource;
        }

        if (milestone.SlackToTarget is not null) answer["slackToTarget"] = milestone.SlackToTarget;
        return answer;
    }

    // Of an invalid field the cases name the key alone, without its value and the rule; of a target that is not kept no dates.
    private static JsonArray Of(PlanFinding finding) =>
        Array([finding.Owner, finding.Code.ToString(), .. finding.Evidence.Take(Named(finding.Code))]);

    private static int Named(PlanFindingCode code) => code switch
    {
        PlanFindingCode.InvalidField => 1,
        PlanFindingCode.Overdue or PlanFindingCode.TargetMissed => 0,
        _ => int.MaxValue,
    };

    private static JsonObject To(Schedule schedule, string name)
    {
        DrivingPath path = schedule.DrivingPath(name);
        JsonObject slack = [];
        foreach ((string milestone, long minutes) in schedule.SlackTo(name)) slack[milestone] = minutes;
        return new JsonObject
        {
            ["path"] = Array(path.Milestones),
            ["root"] = path.Root.ToString(),
            ["links"] = Array(schedule.DrivingLinks(name).Select(link => Array([link.Milestone, link.Dependency]))),
            ["slack"] = slack,
        };
    }

    private static JsonObject Of(ScheduleQuality quality)
    {
        JsonObject index = [];
        foreach ((string name, double value) in quality.LengthIndex) index[name] = value;
        return new JsonObject
        {
            ["open"] = quality.Open,
            ["links"] = quality.Links,
            ["noDependencies"] = Array(quality.WithoutDependencies),
            ["noDependents"] = Array(quality.WithoutDependents),
            ["leads"] = quality.Leads,
            ["lags"] = quality.Lags,
            ["notFinishStart"] = quality.NotFinishToStart,
            ["pinned"] = Array(quality.Pinned),
            ["highSlack"] = Array(quality.HighSlack),
            ["negativeSlack"] = Array(quality.NegativeSlack),
            ["longRemaining"] = Array(quality.LongRemaining),
            ["noOwner"] = Array(quality.WithoutOwner),
            ["due"] = quality.Due,
            ["dueDone"] = quality.DueAndCompleted,
            ["lengthIndex"] = index,
        };
    }

    private static string Text(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static JsonArray Array(IEnumerable<string> texts) => Array(texts.Select(text => (JsonNode)text));

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
