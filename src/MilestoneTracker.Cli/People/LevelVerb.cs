using System.CommandLine;
using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Cli.People;

// When everything will be finished with the people that there are, beside the plain dates, and what each milestone waits for. A search that
// is interrupted answers with the best schedule until then.
internal static class LevelVerb
{
    private static readonly string[] Headings = ["MILESTONE", "STATUS", "PLAIN", "LEVELLED", "DELAY", "TARGET", "WHY"];

    public static Verb Make(CommandFactory tools)
    {
        LevellingRequest request = new();
        Option<string> explain = tools.NameOption("--explain", "Show instead why this milestone is finished when it is.");
        return new Verb(
            tools, "level", "Show when each milestone will be finished with the people that there are, and what it waits for.",
            ["milestones level", "milestones level --schedules 1000 --seed 7", "milestones level --explain Release --now 2026-03-02",
                "milestones level --json"],
            call =>
            {
                LevellingOptions options = request.Parse(call);
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                string? asked = call.Get(explain);
                if (asked is not null) schedule.Explain(asked); // a name that is not there is refused before a search
                LevelledSchedule levelled = LevellingRequest.Run(call, schedule, options);
                IReadOnlyList<LevelledStep>? chain = asked is null ? null : levelled.Explain(asked);
                Action<Utf8JsonWriter> json = writer => Write(writer, levelled, options.Seed, chain);
                Action text = () => Print(call.Printer, levelled, options, chain);
                if (levelled.IsComplete)
                {
                    call.Printer.Answer(json, text);
                    return ExitCode.Done;
                }

                call.Printer.AnswerDone(json, text); // what was interrupted is the search
                Errors.Quietly(
                    call.Environment, "note: interrupted, so this is the best schedule of "
                        + $"{TerminalText.Number(levelled.Schedules)}.{call.Environment.Error.NewLine}");
                return ExitCode.Interrupted;
            }).With(request.Options).With(explain, tools.Shared.AsOf, tools.Shared.Now);
    }

    private static void Write(Utf8JsonWriter json, LevelledSchedule levelled, ulong seed, IReadOnlyList<LevelledStep>? chain)
    {
        json.LevelledHeader(levelled, seed);
        if (chain is not null)
        {
            json.Chain(levelled, chain);
            return;
        }

        json.Objects("milestones", levelled.Milestones, milestone => json.Levelled(levelled, milestone));
        json.Objects("waits", levelled.Waits, json.Wait);
        json.Objects("findings", levelled.Findings, json.Finding);
    }

    private static void Print(
        Printer printer, LevelledSchedule levelled, LevellingOptions options, IReadOnlyList<LevelledStep>? chain)
    {
        if (chain is not null)
        {
            foreach (string line in LevelText.Explained(levelled, chain)) printer.Line(line);
            return;
        }

        LevelText text = new(levelled);
        if (!printer.IsTerminal || levelled.Milestones.Any())
            printer.Table(Headings, levelled.Milestones.Select(milestone => Row(text, levelled, milestone)));
        if (!printer.IsTerminal) return;
        foreach (string line in text.Summary(options)) printer.Line(line);
    }

    // Programs get starts too: before each finish.
    private static Cell[] Row(LevelText text, LevelledSchedule levelled, LevelledMilestone milestone)
    {
        ScheduledMilestone plain = levelled.Plain.GetMilestone(milestone.Name)!;
        return
        [
            milestone.Name, TerminalText.CellOf(milestone.Status),
            new Cell(DateText.Day(plain.FinishDate), $"{DateText.Exactly(plain.Start)}\t{DateText.Exactly(plain.Finish)}"),
            new Cell(DateText.Day(milestone.FinishDate), $"{DateText.Exactly(milestone.Start)}\t{DateText.Exactly(milestone.Finish)}"),
            new Cell(
                milestone.DelayMinutes == 0 ? ""
                    : DateText.Work(milestone.DelayMinutes, levelled.Plain.Inputs.Units, plain.IsElapsed),
                DateCells.Number(milestone.DelayMinutes)),
            DateCells.Target(plain) with { Tone = text.IsLate(plain) ? Tone.Bad : Tone.Plain },
            text.Why(milestone),
        ];
    }
}
