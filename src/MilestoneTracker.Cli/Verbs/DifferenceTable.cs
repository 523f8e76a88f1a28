using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// What moved between two plans, as a table with old and new values.
internal static class DifferenceTable
{
    private static readonly string[] Headings = ["MILESTONE", "STATUS", "DONE", "RISK", "DEPENDENCIES", "FIELDS", "COMPONENTS"];

    private const int AlwaysShown = 5; // the other columns only if they have content

    /// <summary>Compares two plans and counts the progress of both sides.</summary>
    public static Movement Between(Invocation call, RegistrySnapshot earlier, RegistrySnapshot later) =>
        ProgressNotice.During(call.Environment, "Comparing", () =>
    {
        Movement movement = Movement.Between(earlier, later, call.Environment.Cancelled);
        Movement.Count(earlier, later, movement.Milestones.Count, call.Environment.Cancelled);
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

    // For programs: a field that does not belong to a milestone; the other columns are empty.
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
        AddedAndRemoved(moved.DeclaredDependencies, moved.WithdrawnDependencies),
        string.Join("; ", moved.Fields.Select(field => FieldText.Format(field, name => name))),
        moved is { Before: { } earlier, After: { } later }
            ? AddedAndRemoved(later.Components.Except(earlier.Components), earlier.Components.Except(later.Components))
            : AddedAndRemoved([], []),
    ];

    private static Cell AddedAndRemoved(IReadOnlyCollection<string> added, IReadOnlyCollection<string> removed) => new(
        string.Join(", ", added.Select(name => "+" + name).Concat(removed.Select(name => "-" + name))),
            $"{string.Join(", ", added)}\t{string.Join(", ", removed)}");

    private static Cell Progress(Milestone? milestone) => milestone is null ? "" : TerminalText.ProgressOf(milestone);

    // People see an unchanged value once; programs always get both sides, each in its own column.
    private static Cell FromTo(Cell before, Cell after, bool isSame) =>
        new(isSame ? after.Text : $"{(before.Text.Length == 0 ? "-" : before.Text)} → {(after.Text.Length == 0 ? "-" : after.Text)}",
            $"{before.Plain ?? before.Text}\t{after.Plain ?? after.Text}", isSame ? Tone.Faint : after.Tone);

    /// <summary>The number of milestones at each level of risk, the highest first.</summary>
    public static string RisksOf(RegistrySnapshot snapshot)
    {
        Dictionary<RiskLevel, int> counts = snapshot.AssessRiskLevels().Values.GroupBy(level => level)
            .ToDictionary(group => group.Key, group => group.Count());
        return string.Join(
            ", ", counts.Where(count => count.Key > RiskLevel.None).OrderByDescending(count => count.Key)
            .Select(count => $"{TerminalText.Number(count.Value)} {TerminalText.Format(count.Key)}").DefaultIfEmpty("none"));
    }
}
