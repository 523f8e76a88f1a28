using System.Globalization;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Cli.Dates;

// Cells of tables about dates: for people a day and the units of the plan, for programs a minute and minutes of work.
internal static class DateCells
{
    public static Cell Start(ScheduledMilestone milestone) =>
        new(
            DateText.Day(StartDate(milestone)) + (milestone.IsStartAssumed ? " (assumed)" : ""), DateText.Exactly(milestone.Start));

    public static Cell Finish(ScheduledMilestone milestone) =>
        new(DateText.Day(milestone.FinishDate), DateText.Exactly(milestone.Finish));

    public static Cell Target(ScheduledMilestone milestone) =>
        new(milestone.Target?.ToString().Replace('T', ' ') ?? "", milestone.Target?.ToString() ?? "",
            milestone.IsLate ? Tone.Bad : Tone.Plain);

    public static Cell Slack(long? minutes, WorkUnits units, bool isElapsed) => minutes is { } slack
        ? new Cell(DateText.Work(slack, units, isElapsed), Number(slack), slack < 0 ? Tone.Bad : Tone.Plain) : "";

    // What takes no time starts on the day of its finish, which at midnight is the day before.
    private static DateOnly StartDate(ScheduledMilestone milestone) =>
        milestone.Start == milestone.Finish ? milestone.FinishDate : DateOnly.FromDateTime(milestone.Start);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
