using System.Globalization;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// What there is to say about loads, in words: the same in every format for people.
internal static class LoadText
{
    /// <summary>A quantity: "1.5".</summary>
    public static string Of(decimal quantity) => quantity.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>When more is asked for than there is: "2026-03-02 to 2026-03-04"; of one day with the hours.</summary>
    public static string When(OverAllocation load) => load.From.Date == load.To.AddTicks(-1).Date
        ? $"{DateText.Day(DateOnly.FromDateTime(load.From))} {load.From.ToString("HH:mm", CultureInfo.InvariantCulture)} to {End(load.To)}"
        : $"{DateText.Day(DateOnly.FromDateTime(load.From))} to {DateText.Day(DateOnly.FromDateTime(load.To.AddTicks(-1)))}";

    /// <summary>How much there is of a resource: "2", or "2, 3 from 2026-03-01"; of many steps the first ones.</summary>
    public static string Capacity(CapacitySteps capacity)
    {
        const int Most = 4;
        string steps = string.Concat(capacity.Steps.Take(Most).Select(step => $", {step.Quantity} from {DateText.Day(step.From)}"));
        return capacity.First + steps + (capacity.Steps.Count > Most
            ? $" and {DisplayText.Counted(capacity.Steps.Count - Most, "more step", "more steps")}" : "");
    }

    /// <summary>How much of what there is is asked for: "83 %".</summary>
    public static string Share(ResourceUtilisation used) =>
        used.Percent is { } percent ? DisplayText.Format(percent) + " %" : "nothing is there";

    /// <summary>The same as a phrase: "asked for 83 %"; of what is never there only that.</summary>
    public static string AskedFor(ResourceUtilisation used) => used.Percent is null ? "nothing is there" : "asked for " + Share(used);

    /// <summary>The greatest excess: "up to 1 too much"; "fits" if nothing is.</summary>
    public static string Most(ResourceLoad load) => load.Over.Count == 0 ? "fits" : $"up to {Of(load.MostOver)} too much";

    /// <summary>The whole of a time: "3 of 2, 1 too much".</summary>
    public static string Amount(OverAllocation load) =>
        $"{Of(load.Demand)} of {Of(load.Capacity)}, {Of(load.Demand - load.Capacity)} too much";

    /// <summary>The days that are looked at: "from 2026-03-02 to 2026-03-09".</summary>
    public static string Days(LoadRange range) =>
        $"from {DateText.Day(DateOnly.FromDayNumber(range.FirstDay))} to {DateText.Day(DateOnly.FromDayNumber(range.EndDay - 1))}";

    /// <summary>How many are over-allocated, and what that is about.</summary>
    public static string Lead(PlanLoad load) =>
        (load.OverCount == 0 ? "Nobody"
            : $"{DisplayText.Format(load.OverCount)} of {DisplayText.Counted(load.All.Count, "resource", "resources")}")
        + $", by the plain schedule {Days(load.Range)}.";

    /// <summary>What a step of the chart is: "day".</summary>
    public static string Unit(LoadUnit unit) => unit switch { LoadUnit.Day => "day", LoadUnit.Week => "week", _ => "month" };

    private static string End(DateTime to) => to.TimeOfDay == TimeSpan.Zero ? "24:00" : to.ToString("HH:mm", CultureInfo.InvariantCulture);
}
