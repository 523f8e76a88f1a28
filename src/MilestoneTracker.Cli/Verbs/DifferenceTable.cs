using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// What moved between two plans, as a table: from what to what, and nothing where nothing moved.
internal static class DifferenceTable
{
    private static readonly string[] Headings = ["MILESTONE", "STATUS", "DONE", "RISK", "DEPENDENCIES", "FIELDS", "COMPONENTS"];

    private const int AlwaysShown = 5; // the others where there is something in them

    /// <summary>What moved, with the progress of both sides counted.</summary>
    public static Movement Between(Invocation call, RegistrySnapshot earlier, RegistrySnapshot later) =>
        ProgressNotice.During(call.Around, "Comparing", () =>
    {
        Movement movement = Movement.Between(earlier, later, call.Around.Cancelled);
        Movement.Count(earlier, later, movement.Milestones.Count, call.Around.Cancelled);
        return movement;
    });

    public static void Print(Invocation call, Movement movement)
    {
        if (!call.Printer.IsTerminal)
        {
            call.Printer.Table(Headings, movement.Milestones.Select(Row).Concat(movement.OtherFields.Select(Row)));
            return;
        }

        if (movement.Difference.IsEmpty) call.Printer.Line("Nothing moved.");
        Cell[][] rows = [.. movement.Milestones.Select(Row)];
        int[] columns =
            [.. Enumerable.Range(0, Headings.Length).Where(column => column < AlwaysShown || rows.Any(row => row[column].Text.Length > 0))];
        string[] headings = [.. columns.Select(column => Headings[column])];
        if (rows.Length > 0) call.Printer.Table(headings, rows.Select(row => columns.Select(column => row[column]).ToArray()));
        foreach (FieldDifference other in movement.OtherFields) call.Printer.Line(FieldText.WithSubject(other, name => name));
    }

    // A field that belongs to no milestone, for programs: all other columns are empty.
    private static Cell[] Row(FieldDifference other) => ["", "\t", "\t", "\t", "\t", FieldText.WithSubject(other, name => name), "\t"];

    private static Cell[] Row(MilestoneDifference moved) =>
    [
        moved.Name,
        (moved.Before, moved.After) switch
        {
            (null, { } after) => new Cell("new: " + TerminalText.Format(after.Status), "\t" + after.Status.ToWord()),
            ({ } before, null) => new Cell("removed", before.Status.ToWord() + "\t"),
            ({ } before, { } after) =>
            FromTo(TerminalText.CellOf(before.Status), TerminalText.CellOf(after.Status), before.Status == after.Status),
            _ => "",
        },
        FromTo(Progress(moved.Before), Progress(moved.After), Progress(moved.Before) == Progress(moved.After)),
        FromTo(TerminalText.CellOf(moved.RiskBefore), TerminalText.CellOf(moved.RiskAfter), moved.RiskBefore == moved.RiskAfter),
        CameAndWent(moved.DeclaredDependencies, moved.WithdrawnDependencies),
        string.Join("; ", moved.Fields.Select(field => FieldText.Format(field, name => name))),
        moved is { Before: { } earlier, After: { } later }
            ? CameAndWent(later.Components.Except(earlier.Components), earlier.Components.Except(later.Components))
            : CameAndWent([], []),
    ];

    private static Cell CameAndWent(IReadOnlyCollection<string> came, IReadOnlyCollection<string> went) => new(
        string.Join(", ", came.Select(name => "+" + name).Concat(went.Select(name => "-" + name))),
            $"{string.Join(", ", came)}\t{string.Join(", ", went)}");

    private static Cell Progress(Milestone? milestone) => milestone is null ? "" : TerminalText.ProgressOf(milestone);

    // For people what stayed is said once; for programs both sides are always there, each in a column of its own.
    private static Cell FromTo(Cell before, Cell after, bool isSame) =>
        new(isSame ? after.Text : $"{(before.Text.Length == 0 ? "-" : before.Text)} → {(after.Text.Length == 0 ? "-" : after.Text)}",
            $"{before.Plain ?? before.Text}\t{after.Plain ?? after.Text}", isSame ? Tone.Faint : after.Tone);

    /// <summary>How many milestones are at each level of risk, the highest first.</summary>
    public static string RisksOf(RegistrySnapshot snapshot)
    {
        Dictionary<RiskLevel, int> counts = snapshot.AssessRiskLevels().Values.GroupBy(level => level)
            .ToDictionary(group => group.Key, group => group.Count());
        return string.Join(
            ", ", counts.Where(count => count.Key > RiskLevel.None).OrderByDescending(count => count.Key)
            .Select(count => $"{TerminalText.Number(count.Value)} {TerminalText.Format(count.Key)}").DefaultIfEmpty("none"));
    }
}
