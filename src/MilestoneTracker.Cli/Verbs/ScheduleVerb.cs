using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;

namespace MilestoneTracker.Cli.Verbs;

// The table of dates: forecast beside promise, slack, what is critical, and why what is late is late.
internal static class ScheduleVerb
{
    private static readonly string[] Headings = ["MILESTONE", "STATUS", "START", "FORECAST", "TARGET", "SLACK", "CRITICAL", "WHY LATE"];

    public static Verb Make(CommandFactory tools)
    {
        Option<bool> late = new("--late")
        {
            Description = "Only milestones that are late for their target or for that of a dependent, or pinned too early.",
            Arity = ArgumentArity.Zero,
        };
        return new Verb(
            tools, "schedule", "Show when each milestone will be finished, beside its target, with slack and why it is late.",
            ["milestones schedule", "milestones schedule --late --json", "milestones schedule --log plan.json --now 2026-02-16",
                "milestones schedule --now 2026-03-02T08:00"],
            call =>
            {
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                bool onlyLate = call.Get(late);
                IEnumerable<ScheduledMilestone> listed =
                    schedule.Milestones.Where(milestone => !onlyLate || DateText.HasWhyLate(milestone));
                call.Printer.Answer(
                    json =>
                    {
                        json.Header(schedule);
                        json.Objects("milestones", listed, milestone => json.Scheduled(milestone));
                    },
                    () => Print(call, schedule, [.. listed]));
                return ExitCode.Done;
            }).With(late).With(tools.Shared.AsOf, tools.Shared.Now);
    }

    private static void Print(Invocation call, Schedule schedule, ScheduledMilestone[] listed)
    {
        if (listed.Length > 0 || !call.Printer.IsTerminal)
            call.Printer.Table(Headings, listed.Select(milestone => Row(schedule, milestone)));
        if (!call.Printer.IsTerminal) return;
        int late = schedule.Milestones.Count(milestone => milestone.IsLate);
        string missed = late == 0 ? "no target is missed" : TerminalText.Counted(late, "target", "targets") + " missed";
        int pins = schedule.Milestones.Count(milestone => milestone.UnpinnedFinish is not null);
        if (pins > 0) missed += $"; {TerminalText.Counted(pins, "pinned date", "pinned dates")} cannot be kept";
        call.Printer.Line(
            $"The plan is finished on {DateText.Day(schedule.FinishDate)}, as of {DateText.Minute(schedule.Now)} "
            + $"({schedule.Inputs.Zone.Id}); {missed}.");
    }

    private static Cell[] Row(Schedule schedule, ScheduledMilestone milestone) =>
    [
        milestone.Name, TerminalText.CellOf(milestone.Status), DateCells.Start(milestone), DateCells.Finish(milestone),
        DateCells.Target(milestone), DateCells.Slack(milestone.TotalSlack, schedule.Inputs.Units, milestone.IsElapsed),
        milestone.IsCritical ? "critical" : "", DateText.WhyLate(schedule, milestone),
    ];
}
