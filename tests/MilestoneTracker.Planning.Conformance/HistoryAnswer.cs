using System.Globalization;
using System.Text.Json.Nodes;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Trends;

namespace MilestoneTracker.Planning.Conformance;

// What history answers, in the form of the cases: trend, burn-up and calibration.
internal static class HistoryAnswer
{
    public static JsonObject Trend(JsonArray reports)
    {
        ForecastTrend trend = ForecastTrend.Of("a", reports.Select(report => new ForecastPoint(
            TimeOf(report![0]!), report[1] is { } forecast ? TimeOf(forecast) : null)));
        return new JsonObject
        {
            ["points"] = trend.PointCount,
            ["pattern"] = trend.Pattern.ToString(),
            ["slope"] = trend.Slope,
            ["projected"] = trend.Projected is { } projected
                ? projected.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>The burn-up of a log that comes to what the reports list.</summary>
    public static JsonArray BurnUp(JsonArray reports)
    {
        CaseClock clock = new();
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        foreach (JsonNode? report in reports)
        {
            clock.Set((string)report!["at"]!);
            Bring(registry, report["milestones"]!.AsObject());
        }

        string[] times = [.. reports.Select(report => (string)report!["at"]!)];
        BurnUp burnUp = Trends.BurnUp.Read(log, [.. times.Select(CaseClock.TimeOf)]);
        return [.. burnUp.Points.Select((point, i) => Of(times[i], point))];
    }

    public static JsonObject Calibrate(Schedule schedule)
    {
        Calibration calibration = Calibration.Of(schedule);
        return new JsonObject { ["count"] = calibration.Ratios.Count, ["p50"] = calibration.P50, ["p80"] = calibration.P80 };
    }

    private static void Bring(MilestoneRegistry registry, JsonObject milestones)
    {
        foreach (Milestone gone in registry.Current.Milestones.Where(milestone => !milestones.ContainsKey(milestone.Name)))
            registry.RemoveMilestone(gone.Name);
        foreach ((string name, JsonNode? entry) in milestones)
        {
            MilestoneStatus status = Case.StatusOf(entry![0]);
            if (registry.Current.Contains(name)) registry.UpdateMilestoneStatus(name, status);
            else registry.RegisterMilestone(name, status: status);
            int weight = (int)entry[1]!;
            registry.SetMilestoneField(name, "weight", weight == 1 ? null : weight.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static JsonObject Of(string time, BurnUpPoint point) => new()
    {
        ["at"] = time,
        ["scope"] = point.Scope,
        ["done"] = point.Done,
        ["added"] = point.Added,
        ["removed"] = point.Removed,
        ["cancelled"] = point.Cancelled,
        ["restored"] = point.Restored,
        ["reweighted"] = point.Reweighted,
        ["completed"] = point.Completed,
        ["reopened"] = point.Reopened,
    };

    private static DateTime TimeOf(JsonNode text) => DateTime.Parse((string)text!, CultureInfo.InvariantCulture);
}
