using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Cli.People;

// Each resource with how much of it is asked for, and where that is more than there is: how much too much, from when to when, by whom.
internal static class ResourcesVerb
{
    private static readonly string[] Headings = ["RESOURCE", "CAPACITY", "CALENDAR", "AWAY", "USED", "AT ONCE", "TOO MUCH"];
    private static readonly string[] OverHeadings = ["TOO MUCH OF", "FROM", "TO", "ASKED", "THERE IS", "TOO MUCH", "MILESTONES"];

    public static Verb Make(CommandFactory tools)
    {
        LoadRange range = new();
        Option<bool> levelled = new("--levelled")
        {
            Description = "Show what the levelled schedule asks of each, which waits for people, in place of the plain one.",
            Arity = ArgumentArity.Zero,
        };
        return new Verb(
            tools, "resources", "Show how much is asked of each resource, and where that is more than there is.",
            ["milestones resources", "milestones resources --from 2026-03-02 --to 2026-03-31 --json",
                "milestones resources --levelled --now 2026-03-02"],
            call =>
            {
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                Loads loads = Loads.Of(
                    schedule, call.Get(levelled) ? LevelledSchedule.Compute(schedule, null, call.Environment.Cancelled) : null,
                    finish => range.Of(call, schedule.Now, finish));
                call.Printer.Answer(
                    json =>
                    {
                        json.Header(schedule);
                        json.Loads(loads);
                    },
                    () => Print(call.Printer, loads));
                return ExitCode.Done;
            }).With(range.Options).With(levelled).With(tools.Shared.AsOf, tools.Shared.Now);
    }

    private static void Print(Printer printer, Loads loads)
    {
        if (!printer.IsTerminal)
        {
            printer.Table(Headings, loads.Resources.Select(load => Row(loads, load)));
            printer.Table(OverHeadings, loads.OverAllocations.Select(over => (Cell[])["over-allocation", .. Row(loads, over)]));
            return;
        }

        if (loads.Resources.Count == 0)
        {
            printer.Line("The plan has no resources. Add one with 'milestones resource NAME'.");
            return;
        }

        printer.Table(Headings, loads.Resources.Select(load => Row(loads, load)));
        if (loads.OverAllocations.Count > 0) printer.Table(OverHeadings, loads.OverAllocations.Select(over => Row(loads, over)));
        string over = loads.OverAllocations.Count == 0 ? "nobody is asked for too much"
            : TerminalText.Counted(loads.OverAllocations.Count, "over-allocation", "over-allocations");
        string next = loads.IsLevelled || loads.OverAllocations.Count == 0 ? ""
            : " 'milestones level' shows when it will be done with the people that there are.";
        printer.Line(
            $"From {DateText.Minute(loads.From)} to {DateText.Minute(loads.To)} ({loads.Schedule.Inputs.Zone.Id}): {over}.{next}");
    }

    private static Cell[] Row(Loads loads, ResourceLoad load)
    {
        ResourceUtilisation used = load.Utilisation;
        Resource resource = load.Resource;
        string percent = used.Percent is { } share ? DateCells.Number(share) : "";
        string[] absences = [.. resource.Unavailable.Select(absence => absence.ToString())];
        return
        [
            resource.Name, resource.Capacity.ToString(), resource.Calendar ?? "", string.Join("; ", absences),
            new Cell(
                percent.Length == 0 ? "-" : percent + " %",
                $"{Loads.Minutes(used.Demand)}\t{Loads.Minutes(used.Capacity)}\t{percent}", used.Excess > 0 ? Tone.Bad : Tone.Plain),
            Number(used.Peak),
            new Cell(used.Excess == 0 ? "" : Amount(loads, Loads.MinutesOf(used.Excess)), Loads.Minutes(used.Excess), Tone.Bad),
        ];
    }

    private static Cell[] Row(Loads loads, OverAllocation over) =>
    [
        over.Resource, new Cell(DateText.Minute(over.From), DateText.Exactly(over.From)),
        new Cell(DateText.Minute(over.To), DateText.Exactly(over.To)), Number(over.Demand),
        new Cell(over.Capacity == 0 ? "0 (away)" : Number(over.Capacity), Number(over.Capacity)),
        new Cell(Amount(loads, over.ExcessMinutes), Number(over.ExcessMinutes), Tone.Bad), string.Join(", ", over.Milestones),
    ];

    // For people in the units of the plan, rounded up to minutes: what is too much is never shown as nothing.
    private static string Amount(Loads loads, decimal minutes) =>
        DateText.Work((long)decimal.Ceiling(minutes), loads.Schedule.Inputs.Units);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
