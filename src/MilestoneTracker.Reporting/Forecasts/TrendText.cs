using System.Globalization;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.Forecasts;

// What a trend says, as a phrase that follows the name of its milestone.
internal static class TrendText
{
    public static string InWords(ForecastTrend trend) => trend.Pattern switch
    {
        _ when trend is { PointCount: > 0, Points: [.., { Forecast: null }] } => "has no forecast in the last report",
        _ when trend is { IsFinished: true, Projected: { } finish } => $"was finished on {DateText.Day(FinishMarkers.DayOf(finish))}",
        TrendPattern.Receding => "moves away as fast as time goes by: at this rate it never comes",
        TrendPattern.Zigzag => "goes up and down from report to report",
        TrendPattern.Slipping => $"is slipping, {Days(trend.Slope!.Value)} later with each day{GoesOn(trend)}",
        TrendPattern.Recovering => $"is recovering, {Days(-trend.Slope!.Value)} earlier with each day",
        TrendPattern.Stable => "stays where it is",
        _ => "has fewer than three forecasts, which say nothing yet",
    };

    private static string GoesOn(ForecastTrend trend) => trend.Projected is { } projected
        ? $"; if it goes on like that, it is finished on {DateText.Day(FinishMarkers.DayOf(projected))}" : "";

    private static string Days(double days) => days.ToString("0.00", CultureInfo.InvariantCulture) + " days";
}
