using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The parts of the Markdown report that are tables: the plan at a glance, components, impact, what moved, and the milestones. Cells are
// escaped (MarkdownText) or words of ours; an empty cell says that there is nothing to say. O(rows).
internal static class MarkdownTables
{
    private const int MostNames = 8;
    private const int MostFields = 100;

    public static void Begin(PlanReport report, TextWriter output)
    {
        MilestoneGroup total = report.Total;
        output.Write($"# {MarkdownText.Escape(report.Title)}\n\n");
        output.Write(report.Time is { } time ? $"As of {PlainWords.Of(time)}, version {PlainWords.Of(report.Snapshot.Version)}.\n\n" : $"Version {PlainWords.Of(report.Snapshot.Version)}.\n\n");
        output.Write($"{(total.Completion.Percent is { } percent ? MarkdownText.Bar(percent) + " " : "")}**{ProgressText.Of(total.Completion)}**. {PlainWords.Counted(total.Count, "milestone", "milestones")}");
        string counts = string.Join(", ", PlainWords.Statuses.Where(status => total.CountOf(status) > 0).Select(status => $"{PlainWords.Of(total.CountOf(status))} {PlainWords.Of(status)}"));
        output.Write($"{(counts.Length > 0 ? ": " + counts : "")}. {PlainWords.Of(total.AtRisk)} at risk ({From(report.AtRiskFrom)}).\n");
        if (report.Milestones.Count < total.Count) output.Write($"\nThis report lists {PlainWords.Of(report.Milestones.Count)} of them; components are of the whole plan.\n");
    }

    public static void WriteRollUps(PlanReport report, TextWriter output)
    {
        WriteRollUps("Component", report.Components, report, output);
        WriteRollUps("Owner", report.Owners, report, output);
    }

    private static void WriteRollUps(string of, IReadOnlyList<MilestoneGroup> groups, PlanReport report, TextWriter output)
    {
        if (groups.Count == 0) return;
        output.Write($"\n## {of}s\n\n");
        output.Write($"| {of} | Milestones | Progress | {string.Join(" | ", PlainWords.Statuses.Select(status => PlainWords.Capitalised(PlainWords.Of(status))))} | At risk |\n");
        output.Write("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (MilestoneGroup group in groups) WriteGroup(output, MarkdownText.Escape(group.Name), group);
        WriteGroup(output, "**All, each once**", report.Total);
    }

    public static void WriteImpact(PlanReport report, TextWriter output)
    {
        if (report.Impact is null) return;
        output.Write($"\n## Impact of {MarkdownText.Escape(report.ImpactOf!)}\n\n");
        output.Write(report.Impact.Count == 0 ? "Nothing depends on it.\n" : $"{PlainWords.Counted(report.Impact.Count, "milestone depends", "milestones depend")} on it, directly or through others.\n");
        if (report.Impact.Count == 0) return;
        output.Write("\n| Milestone | Status | Progress | Risk |\n| --- | --- | ---: | --- |\n");
        foreach (ReportedMilestone entry in report.Impact)
            output.Write($"| {MarkdownText.Milestone(entry.Milestone)} | {PlainWords.Of(entry.Milestone.Status)} | {ProgressText.Of(entry.Milestone)} | {Level(entry.Risk)} |\n");
    }

    public static void WriteDifferences(PlanReport report, TextWriter output)
    {
        if (report.Differences is null) return;
        output.Write($"\n## What moved since version {PlainWords.Of(report.ComparedTo!.Version)}\n\n");
        FieldDifference[] others = [.. report.Movement!.OtherFields];
        if (report.Differences.Count == 0)
        {
            if (others.Length == 0) output.Write("Nothing.\n");
            WriteFields(others, output);
            return;
        }

        output.Write("| Milestone | Status | Progress | Risk | Needs | Components | Fields |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (MilestoneDifference difference in report.Differences)
        {
            string needs = string.Join("; ", Changed("now", difference.DeclaredDependencies).Concat(Changed("no longer", difference.WithdrawnDependencies)));
            output.Write($"| {MarkdownText.Escape(difference.Name)} | {Moved(difference, milestone => PlainWords.Of(milestone.Status))} | {Moved(difference, ProgressText.Of)}");
            output.Write($" | {(difference.RiskBefore == difference.RiskAfter ? "" : $"{PlainWords.Of(difference.RiskBefore)} → {PlainWords.Of(difference.RiskAfter)}")} | {needs}");
            output.Write($" | {(difference.Before is null || difference.After is null ? "" : Moved(difference, milestone => MarkdownText.List([.. milestone.Components], MostNames)))}");
            output.Write($" | {Fields(difference.Fields)} |\n");
        }

        if (others.Length > 0) output.Write('\n');
        WriteFields(others, output);
    }

    public static void WriteMilestones(PlanReport report, TextWriter output)
    {
        output.Write("\n## Milestones\n\n");
        if (report.Milestones.Count == 0)
        {
            output.Write("There are none.\n");
            return;
        }

        output.Write("| Milestone | Status | Progress | Risk | Components | Needs | Reason of the last change |");
        foreach (string column in report.Columns) output.Write($" {MarkdownText.Escape(ShownFields.HeadingOf(column))} |");
        output.Write("\n| --- | --- | ---: | --- | --- | --- | --- |");
        foreach (string _ in report.Columns) output.Write(" --- |");
        output.Write('\n');
        foreach (ReportedMilestone entry in report.Milestones)
        {
            Milestone milestone = entry.Milestone;
            output.Write($"| {MarkdownText.Linked(milestone)} | {PlainWords.Of(milestone.Status)} | {ProgressText.Of(milestone)} | {Level(entry.Risk)} | {MarkdownText.List([.. milestone.Components], MostNames)}");
            output.Write($" | {MarkdownText.List(milestone.Dependencies, MostNames)} | {MarkdownText.Escape(entry.LastChange.Context.Reason ?? "")} |");
            foreach (string column in report.Columns) output.Write($" {MarkdownText.Escape(ShownFields.CellOf(milestone, column))} |");
            output.Write('\n');
        }
    }

    public static string From(RiskLevel level) => level == RiskLevel.Critical ? "critical" : PlainWords.Of(level) + " and above";

    private static void WriteGroup(TextWriter output, string name, MilestoneGroup group)
    {
        output.Write($"| {name} | {PlainWords.Of(group.Count)} | {ProgressText.Of(group.Completion)}");
        foreach (MilestoneStatus status in PlainWords.Statuses) output.Write($" | {PlainWords.Of(group.CountOf(status))}");
        output.Write($" | {PlainWords.Of(group.AtRisk)} |\n");
    }

    private static string Fields(IReadOnlyList<FieldDifference> fields)
    {
        string more = fields.Count > MostNames ? $"; and {PlainWords.Of(fields.Count - MostNames)} more" : "";
        return string.Join("; ", fields.Take(MostNames).Select(field => FieldText.Of(field, MarkdownText.Escape))) + more;
    }

    // Those that belong to no milestone.
    private static void WriteFields(FieldDifference[] fields, TextWriter output)
    {
        foreach (FieldDifference field in fields.Take(MostFields)) output.Write($"- {FieldText.WithSubject(field, MarkdownText.Escape)}\n");
        if (fields.Length > MostFields) output.Write($"- and {PlainWords.Of(fields.Length - MostFields)} more\n");
    }

    private static string Level(RiskLevel level) => level == RiskLevel.None ? "" : PlainWords.Of(level);

    // From what to what; nothing where it did not move.
    private static string Moved(MilestoneDifference difference, Func<Milestone, string> text)
    {
        if (difference.Before is null) return $"new: {text(difference.After!)}";
        if (difference.After is null) return $"gone: was {text(difference.Before)}";
        (string before, string after) = (text(difference.Before), text(difference.After));
        return before == after ? "" : $"{before} → {after}";
    }

    private static string[] Changed(string how, IReadOnlyList<string> names) => names.Count == 0 ? [] : [$"{how} {MarkdownText.List(names, MostNames)}"];
}
