using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Cli.Verbs;

// What may not slip at all: without moving the finish of the plan, or that of one milestone. In the order of time.
internal static class CriticalVerb
{
    private static readonly string[] Headings = ["MILESTONE", "STATUS", "START", "FORECAST", "SLACK", "WAITS FOR"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string?> name = tools.OptionalName("NAME", "The milestone that must not move (default: the finish of the plan).");
        return new Verb(
            tools, "critical", "List the open milestones that may not slip without moving the plan, or one milestone.",
            ["milestones critical", "milestones critical API --json", "milestones critical --now 2026-03-02"],
            call =>
            {
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                (ScheduledMilestone Milestone, long Slack)[] listed = [.. Slacks(schedule, call.Get(name))
                    .OrderBy(one => one.Milestone.Start).ThenBy(one => one.Milestone.Finish)
                    .ThenBy(one => one.Milestone.Name, StringComparer.Ordinal)];
                call.Printer.Answer(
                    json =>
                    {
                        json.Header(schedule);
                        json.WriteString("to", call.Get(name));
                        json.Objects("milestones", listed, one =>
                        {
                            json.Scheduled(one.Milestone);
                            json.WriteNumber("slack", one.Slack);
                        });
                    },
                    () =>
                    {
                        if (listed.Length == 0 && call.Printer.IsTerminal) call.Printer.Line("Nothing that is open is critical.");
                        else call.Printer.Table(Headings, listed.Select(one => Row(schedule, one.Milestone, one.Slack)));
                    });
                return ExitCode.Done;
            }).With(name).With(tools.Shared.AsOf, tools.Shared.Now);
    }

    private static IEnumerable<(ScheduledMilestone Milestone, long Slack)> Slacks(Schedule schedule, string? to) => to is null
        ? schedule.Milestones.Where(milestone => milestone.IsCritical).Select(milestone => (milestone, milestone.TotalSlack!.Value))
        : schedule.SlackTo(to).Where(slack => slack.Value <= 0).Select(slack => (schedule.GetMilestone(slack.Key)!, slack.Value));

    private static Cell[] Row(Schedule schedule, ScheduledMilestone milestone, long slack) =>
    [
        milestone.Name, TerminalText.CellOf(milestone.Status), DateCells.Start(milestone), DateCells.Finish(milestone),
        DateCells.Slack(slack, schedule.Inputs.Units, milestone.IsElapsed),
        string.Join(", ", milestone.Drivers.Where(driver => driver.Kind == DriverKind.Dependency).Select(driver => driver.Dependency)),
    ];
}
