using System.Globalization;
using System.Text.Json.Nodes;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Planning.Conformance;

// What the schedules of a plan with resources answer, and what features give their milestones, in the form of the cases. Of the findings
// the cases hold four codes.
internal static class ResourceAnswer
{
    private static readonly PlanFindingCode[] Codes = [
        PlanFindingCode.InvalidField, PlanFindingCode.UnknownResource, PlanFindingCode.CannotBeStaffed,
        PlanFindingCode.TargetMissedForResources];

    public static JsonObject Of(JsonObject test)
    {
        JsonObject answer = [];
        if (test["milestones"] is not null) AddSchedules(answer, test);
        if (test["features"] is { } features) answer["progress"] = Progress(features.AsArray());
        return answer;
    }

    private static void AddSchedules(JsonObject answer, JsonObject test)
    {
        Schedule plain = Schedule.Compute(ResourceCase.Plan(test), Case.Now(test));
        LevelledSchedule levelled = LevelledSchedule.Compute(plain);
        (JsonObject plainDates, JsonObject levelledDates) = ([], []);
        foreach (LevelledMilestone milestone in levelled.Milestones)
        {
            bool isActual = ResourceCase.ShowsActualStart(plain, milestone.Name);
            ScheduledMilestone alone = plain.GetMilestone(milestone.Name)!;
            plainDates[milestone.Name] = Array([Text(isActual ? alone.Start : alone.RemainingStart!.Value), Text(alone.Finish)]);
            levelledDates[milestone.Name] =
                Array([Text(isActual ? milestone.Start : milestone.RemainingStart!.Value), Text(milestone.Finish)]);
        }

        answer["plain"] = plainDates;
        answer["levelled"] = levelledDates;
        answer["waits"] = Array(levelled.Waits.Select(Of));
        ResourceUsage asked = ResourceUsage.Compute(plain);
        ResourceUsage used = ResourceUsage.Compute(levelled);
        answer["overallocations"] = Array(asked.OverAllocations.Select(Of));
        answer["remaining_overallocations"] = Array(used.OverAllocations.Select(Of));
        answer["findings"] = Array(levelled.Findings.Where(finding => Codes.Contains(finding.Code)).Select(Of));
        if (test["window"]?.AsArray() is { } window)
            answer["utilisation"] = new JsonObject { ["plain"] = Of(asked, window), ["levelled"] = Of(used, window) };
        if (test["steps"]?.AsArray() is { } steps)
            answer["steps"] = Array(asked.Steps((string)steps[0]!, Moment(steps[1]), Moment(steps[2])).Select(Of));
    }

    private static JsonNode Of(ResourceWait wait) => Array([
        wait.Milestone, wait.LostMinutes, wait.Resource,
        Array(wait.Holders.Select(holder => (JsonNode)Array([holder.Milestone, Text(holder.Finish)])))]);

    private static JsonNode Of(OverAllocation load) => Array([
        load.Resource, Text(load.From), Text(load.To), Number(load.Demand), Number(load.Capacity),
        Array(load.Milestones.Select(name => (JsonNode)name))]);

    private static JsonNode Of(UsageStep step) => Array([
        Text(step.From), Text(step.To), Number(step.Demand), Number(step.Capacity), Array(step.Milestones.Select(name => (JsonNode)name))]);

    private static JsonNode Of(PlanFinding finding) => Array([
        finding.Owner, finding.Code.ToString(),
        .. finding.Evidence.Take(finding.Code == PlanFindingCode.InvalidField ? 1 : int.MaxValue).Select(text => (JsonNode)text)]);

    private static JsonObject Of(ResourceUsage usage, JsonArray window)
    {
        JsonObject answer = [];
        foreach (string resource in usage.Resources)
        {
            ResourceUtilisation of = usage.Utilisation(resource, Moment(window[0]), Moment(window[1]));
            answer[resource] = Array([(long)of.Demand, (long)of.Capacity, (long)of.Excess, (long)(of.Peak * 100)]);
        }

        return answer;
    }

    // Through the view of features, as people would add them, and read from the milestones.
    private static JsonObject Progress(JsonArray features)
    {
        MilestoneRegistry registry = new();
        FeatureRegistry view = new(registry);
        SortedSet<string> milestones = new(StringComparer.Ordinal);
        for (int number = 0; number < features.Count; number++)
        {
            JsonObject feature = features[number]!.AsObject();
            string milestone = (string)feature["milestone"]!;
            if (milestones.Add(milestone)) registry.RegisterMilestone(milestone);
            string name = string.Create(CultureInfo.InvariantCulture, $"feature {number}");
            view.Add(name, milestone, weight: int.Parse((string?)feature["weight"] ?? "1", CultureInfo.InvariantCulture));
            if (feature["progress"] is { } progress)
                view.SetProgress(name, double.Parse((string)progress!, CultureInfo.InvariantCulture));
            view.UpdateStatus(name, Case.StatusOf(feature["status"]));
        }

        JsonObject answer = [];
        foreach (string milestone in milestones)
            answer[milestone] = registry.GetMilestone(milestone)!.Fields.GetValueOrDefault(FieldKeys.Progress);
        return answer;
    }

    private static DateTime Moment(JsonNode? node) => DateTime.Parse((string)node!, CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
