using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Usage;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// What a Markdown report says about people: plain beside levelled dates with the waits, and tables of what resources are asked for in
// place of a picture. Nothing, if the plan has no dates or no resources.
internal static class MarkdownPeople
{
    private const int MaxRows = 200;
    private const int MaxNames = 8;

    public static void Write(PlanReport report, TextWriter output)
    {
        if (!report.People.HasLoad) return;
        WriteLevelled(report, output);
        WriteLoad(report, output);
    }

    /// <summary>A list of notes, after an empty line.</summary>
    public static void Notes(IReadOnlyList<Sentence> notes, RegistrySnapshot plan, TextWriter output)
    {
        if (notes.Count == 0) return;
        output.Write('\n');
        foreach (Sentence note in notes.Take(MaxRows)) output.Write($"- {MarkdownDates.Text(note, plan)}\n");
        if (notes.Count > MaxRows) output.Write($"- and {DisplayText.Format(notes.Count - MaxRows)} more\n");
    }

    private static void WriteLevelled(PlanReport report, TextWriter output)
    {
        (LevelledSchedule levelled, RegistrySnapshot plan) = (report.Levelled!, report.Snapshot);
        IReadOnlyList<LevelledRow> rows = report.People.Rows;
        output.Write($"\n## With the people available\n\n{LevelledText.Lead(levelled)}\n");
        Notes(report.People.Notes, plan, output);
        if (rows.Count > 0)
        {
            output.Write("\n| Milestone | Plain | Levelled | Later | Target | Why |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (LevelledRow row in rows.Take(MaxRows))
            {
                string why = string.Join("; ", row.Why.Select(reason => MarkdownDates.Text(reason, plan)));
                output.Write($"| {MarkdownDates.Name(row.Name, plan)} | {row.PlainDates} | {row.LevelledDates} | {row.Later} | "
                    + $"{row.Target} | {why} |\n");
            }
        }

        output.Write($"\n{LevelledText.Others(report, MaxRows)}\n");
    }

    private static void WriteLoad(PlanReport report, TextWriter output)
    {
        PlanLoad load = report.People.Load!;
        output.Write($"\n## Who is over-allocated?\n\n{LoadText.Lead(load)}\n");
        output.Write("\n| Resource | Capacity | Used | Peak | Excess |\n| --- | --- | ---: | ---: | --- |\n");
        foreach (ResourceLoad one in load.Asked.Take(MaxRows))
        {
            output.Write($"| {MarkdownText.Escape(one.Name)} | {LoadText.Capacity(one.Resource.Capacity)} | {LoadText.Share(one.Used)} | "
                + $"{LoadText.Of(one.Used.Peak)} | {LoadText.Most(one)} |\n");
        }

        foreach (string name in load.Idle.Take(Math.Max(0, MaxRows - load.Asked.Count)))
            output.Write($"| {MarkdownText.Escape(name)} | {LoadText.Capacity(Of(load, name).Resource.Capacity)} | nothing | 0 | fits |\n");
        if (load.All.Count > MaxRows) output.Write($"\nand {DisplayText.Format(load.All.Count - MaxRows)} more\n");
        if (load.Over.Count == 0) return;
        output.Write("\n| Resource | When | Demand | Milestones |\n| --- | --- | --- | --- |\n");
        foreach (OverAllocation part in load.Over.Take(MaxRows))
        {
            output.Write($"| {MarkdownText.Escape(part.Resource)} | {LoadText.When(part)} | {LoadText.Amount(part)} | "
                + $"{MarkdownText.List(part.Milestones, MaxNames)} |\n");
        }

        if (load.Over.Count > MaxRows)
            output.Write($"\nand {DisplayText.Format(load.Over.Count - MaxRows)} more; the JSON of this report has all of them\n");
    }

    private static ResourceLoad Of(PlanLoad load, string name) => load.All.First(one => one.Name == name);
}
