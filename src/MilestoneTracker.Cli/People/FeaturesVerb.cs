using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning.Features;

namespace MilestoneTracker.Cli.People;

// What milestones consist of.
internal static class FeaturesVerb
{
    private static readonly string[] Headings = ["FEATURE", "MILESTONE", "STATUS", "DONE", "WEIGHT", "COMPONENT"];

    public static Verb Make(CommandFactory tools)
    {
        Option<string> milestone = tools.NameOption("--milestone", "Only features of this milestone.");
        Option<string[]> components = tools.Components("Only features of this component");
        return new Verb(
            tools, "features", "List features: what each milestone consists of, and how much of it is done.",
            ["milestones features", "milestones features --milestone Login --component backend", "milestones features --json"],
            call =>
            {
                using PlanLog log = call.Open();
                RegistrySnapshot plan = call.ReadPlan(log);
                string? of = call.Get(milestone);
                if (of is not null && !plan.Contains(of)) throw new MilestoneNotFoundException(of);
                string[] parts = call.Get(components) ?? [];
                Feature[] listed = [.. FeatureFields.OfPlan(plan).Where(feature =>
                    (of is null || feature.Milestone == of) && (parts.Length == 0 || parts.Contains(feature.Component)))];
                call.Printer.Answer(
                    json =>
                    {
                        json.WriteNumber("version", plan.Version);
                        json.Objects("features", listed, json.Feature);
                    },
                    () => Print(call.Printer, listed));
                return ExitCode.Done;
            }).With(milestone).With(components).With(tools.Shared.AsOf);
    }

    private static void Print(Printer printer, Feature[] listed)
    {
        if (listed.Length > 0 || !printer.IsTerminal) printer.Table(Headings, listed.Select(Row));
        if (!printer.IsTerminal) return;
        int completed = listed.Count(feature => feature.Status == MilestoneStatus.Completed);
        printer.Line(listed.Length == 0 ? "No features. Add one with 'milestones feature NAME --milestone MILESTONE'."
            : $"{TerminalText.Counted(listed.Length, "feature", "features")}, {TerminalText.Number(completed)} completed.");
    }

    private static Cell[] Row(Feature feature) =>
    [
        feature.Name, TerminalText.OnOneLine(feature.Milestone), TerminalText.CellOf(feature.Status), Done(feature),
        feature.Weight.ToString(CultureInfo.InvariantCulture), TerminalText.OnOneLine(feature.Component),
    ];

    // What it adds to the progress of its milestone; nothing of one that is cancelled.
    private static Cell Done(Feature feature)
    {
        if (feature.Status == MilestoneStatus.Cancelled) return "";
        double done = feature.Status == MilestoneStatus.Completed ? 1
            : feature.Progress ?? (feature.Status == MilestoneStatus.InProgress ? 0.5 : 0);
        return new Cell(
            Math.Floor(done * 100).ToString(CultureInfo.InvariantCulture) + " %", done.ToString("0.######", CultureInfo.InvariantCulture));
    }
}
