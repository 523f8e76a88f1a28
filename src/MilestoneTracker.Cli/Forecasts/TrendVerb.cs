using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning.Trends;

namespace MilestoneTracker.Cli.Forecasts;

// How a forecast moved from report to report, and where it goes if it goes on like that.
internal static class TrendVerb
{
    private static readonly string[] Headings = ["REPORT", "FORECAST", "MOVED"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string?> name = tools.OptionalName("NAME", "The milestone (default: the finish of the plan).");
        ReportTimes times = new();
        return new Verb(
            tools, "trend", "Show how the forecast of a milestone moved from report to report, and what that says.",
            ["milestones trend Release", "milestones trend Release --every 1 --reports 30 --json", "milestones trend --as-of 5"],
            call =>
            {
                using PlanLog log = call.Open();
                IReadOnlyList<DateTimeOffset> reports = times.Of(call, log);
                ForecastTrend trend = ProgressNotice.During(
                    call.Environment, "Computing the forecasts",
                    () => ForecastTrend.Read(log.Events, call.Get(name), reports, call.Environment.Cancelled));
                CheckKnown(call, log, trend);
                call.Printer.Answer(json => Json(json, trend), () => Print(call.Printer, trend));
                return ExitCode.Done;
            }).With(name).With(times.Options).With(tools.Shared.AsOf);
    }

    // One that is gone has its forecasts of before.
    private static void CheckKnown(Invocation call, PlanLog log, ForecastTrend trend)
    {
        if (trend.Milestone is { } name && trend.PointCount == 0 && call.ReadPlan(log).GetMilestone(name) is null)
            throw new MilestoneNotFoundException(name);
    }

    private static void Json(System.Text.Json.Utf8JsonWriter json, ForecastTrend trend)
    {
        json.WriteString("name", trend.Milestone);
        json.WriteString("pattern", trend.Pattern.ToString());
        json.Number("slope", trend.Slope);
        json.WriteString("projected", trend.Projected is { } projected ? DateText.Exactly(projected) : null);
        json.WriteBoolean("isFinished", trend.IsFinished);
        json.WriteNumber("pointCount", trend.PointCount);
        json.Objects("points", trend.Points, point =>
        {
            json.WriteString("report", DateText.Exactly(point.Report));
            json.WriteString("forecast", point.Forecast is { } forecast ? DateText.Exactly(forecast) : null);
        });
    }

    private static void Print(Printer printer, ForecastTrend trend)
    {
        if (trend.Points.Count > 0 || !printer.IsTerminal) printer.Table(Headings, Rows(trend));
        if (printer.IsTerminal) printer.Line(Sentence(trend));
    }

    private static IEnumerable<Cell[]> Rows(ForecastTrend trend)
    {
        DateTime? before = null;
        foreach (ForecastPoint point in trend.Points)
        {
            yield return
            [
                new Cell(DateText.Minute(point.Report), DateText.Exactly(point.Report)),
                point.Forecast is { } forecast ? ForecastCells.Finish(forecast) : "",
                Moved(before, point.Forecast),
            ];
            before = point.Forecast ?? before;
        }
    }

    // Days on the wall, since nobody counts a move in hours of work; programs get minutes.
    private static Cell Moved(DateTime? before, DateTime? now)
    {
        if (before is not { } then || now is not { } later) return "";
        int days = ForecastCells.DayOf(later).DayNumber - ForecastCells.DayOf(then).DayNumber;
        return new Cell(
            days == 0 ? "" : $"{TerminalText.Counted(Math.Abs(days), "day", "days")} {(days > 0 ? "later" : "earlier")}",
            DateCells.Number((long)(later - then).TotalMinutes), days > 0 ? Tone.Warning : Tone.Plain);
    }

    private static string Sentence(ForecastTrend trend)
    {
        string name = trend.Milestone ?? "The plan";
        string day = trend.Projected is { } projected ? DateText.Day(ForecastCells.DayOf(projected)) : "";
        if (trend.Points is [.., { Forecast: null }] && trend.PointCount > 0)
            return $"{name} has no forecast in the last report: {(trend.Milestone is null ? "all milestones are" : "it is")} "
                + "cancelled or removed.";
        if (trend.IsFinished) return $"{name} was finished on {day}.";
        string goesOn = day.Length > 0 ? $" If it goes on like that, it is finished on {day}." : "";
        return trend.Pattern switch
        {
            TrendPattern.Receding =>
                $"{name} is receding: its forecast moves away as fast as time goes by, so at this rate it never comes.",
            TrendPattern.Zigzag => $"{name} zigzags: its forecast goes up and down from report to report.{goesOn}",
            TrendPattern.Slipping => $"{name} is slipping: {Days(trend.Slope!.Value)} later with each day.{goesOn}",
            TrendPattern.Recovering => $"{name} is recovering: {Days(-trend.Slope!.Value)} earlier with each day.{goesOn}",
            TrendPattern.Stable => $"{name} is stable: its forecast stays.{goesOn}",
            _ => $"There are fewer than three reports with a forecast of {trend.Milestone ?? "the plan"}, so nothing can be said yet.",
        };
    }

    private static string Days(double days) => days.ToString("0.00", CultureInfo.InvariantCulture) + " days";
}
