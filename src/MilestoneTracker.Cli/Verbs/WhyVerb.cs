using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Cli.Verbs;

// Why a date is what it is: the chain of milestones of which each holds up the next, in words.
internal static class WhyVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        return new Verb(
            tools, "why", "Show why a milestone will be finished when it will: what it waits for, and what that waits for.",
            ["milestones why Release", "milestones why Release --json", "milestones why Release --now 2026-03-02"],
            call =>
            {
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                IReadOnlyList<DrivingStep> steps = schedule.Explain(call.Get(name));
                ScheduledMilestone asked = steps[^1].Milestone;
                call.Printer.Answer(
                    json =>
                    {
                        json.Header(schedule);
                        json.WriteStartObject("milestone");
                        json.Scheduled(asked);
                        json.WriteEndObject();
                        json.Objects("chain", steps, json.Step);
                    },
                    () =>
                    {
                        call.Printer.Line(Summary(schedule, asked));
                        foreach (DrivingStep step in steps) call.Printer.Line("  " + Sentence(schedule, step));
                    });
                return ExitCode.Done;
            }).With(name).With(tools.Shared.AsOf, tools.Shared.Now);
    }

    private static string Summary(Schedule schedule, ScheduledMilestone milestone)
    {
        string date = milestone.IsCompleted ? "was finished on" : "is forecast for";
        string late = DateText.WhyLate(schedule, milestone) is { Length: > 0 } why ? $": {why}"
            : milestone.Target is { } target ? $", within its target {target}" : "";
        return $"{milestone.Name} {date} {DateText.Finish(milestone)} ({schedule.Inputs.Zone.Id}){late}.";
    }

    private static string Sentence(Schedule schedule, DrivingStep step)
    {
        ScheduledMilestone milestone = step.Milestone;
        string dates = milestone.Start == milestone.Finish ? DateText.Finish(milestone)
            : $"{DateText.Minute(milestone.Start)}{(milestone.IsStartAssumed ? " (assumed)" : "")} to {DateText.Finish(milestone)}";
        string work = milestone.IsCompleted ? ""
            : milestone.RemainingWork == 0 ? ", no work left"
            : $", {DateText.Work(milestone.RemainingWork, schedule.Inputs.Units, milestone.IsElapsed)} of work left";
        return $"{milestone.Name}: {dates}{work}, {DateText.Because(schedule, step)}";
    }
}
