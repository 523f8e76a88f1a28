using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The parts of the Markdown report that are tables: summary, components, impact, differences and milestones. Cells are escaped
// (MarkdownText) or fixed words. O(rows).
internal static class MarkdownTables
{
    private const int MaxNames = 8;
    private const int MaxFields = 100;

    public static void Begin(PlanReport report, TextWriter output)
    {
        MilestoneGroup total = report.Total;
        output.Write($"# {MarkdownText.Escape(report.Title)}\n\n");
        output.Write(
            report.Time is { } time ? $"As of {DisplayText.Format(time)}, version {DisplayText.Format(report.Snapshot.Version)}.\n\n"
            : $"Version {DisplayText.Format(report.Snapshot.Version)}.\n\n");
        output.Write(
            $"{(total.Completion.Percent is { } percent ? MarkdownText.Bar(percent) + " " : "")}"
            + $"**{ProgressText.Format(total.Completion)}**. {DisplayText.Counted(total.Count, "milestone", "milestones")}");
        string counts = string.Join(
            ", ", DisplayText.Statuses.Where(status => total.CountOf(status) > 0)
            .Select(status => $"{DisplayText.Format(total.CountOf(status))} {DisplayText.Format(status)}"));
        output.Write(
            $"{(counts.Length > 0 ? ": " + counts : "")}. {DisplayText.Format(total.AtRisk)} at risk "
            + $"({DisplayText.AndAbove(report.AtRiskThreshold)}).\n");
        if (report.Milestones.Count < total.Count)
            output.Write($"\nThis report lists {DisplayText.Format(report.Milestones.Count)} of them; components are of the whole plan.\n");
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
        output.Write(
            $"| {of} | Milestones | Progress | "
            + $"{string.Join(" | ", DisplayText.Statuses.Select(status => DisplayText.Capitalised(DisplayText.Format(status))))} | At "
                + "risk |\n");
        output.Write("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (MilestoneGroup group in groups) WriteGroup(output, MarkdownText.Escape(group.Name), group);
        WriteGroup(output, "**All, each once**", report.Total);
    }

    public static void WriteImpact(PlanReport report, TextWriter output)
    {
        if (report.Impact is null) return;
        output.Write($"\n## Impact of {MarkdownText.Escape(report.ImpactOf!)}\n\n");
        output.Write(
            report.Impact.Count == 0 ? "Nothing depends on it.\n"
            : $"{DisplayText.Counted(report.Impact.Count, "milestone depends", "milestones depend")} on it, directly or through others.\n");
        if (report.Impact.Count == 0) return;
        output.Write("\n| Milestone | Status | Progress | Risk |\n| --- | --- | ---: | --- |\n");
        foreach (ReportedMilestone entry in report.Impact)
            output.Write(
                $"| {MarkdownText.Milestone(entry.Milestone)} | {DisplayText.Format(entry.Milestone.Status)} | "
                + $"{ProgressText.Format(entry.Milestone)} | {Level(entry.Risk)} |\n");
    }

    public static void WriteDifferences(PlanReport report, TextWriter output)
    {
        if (report.Differences is null) return;
        output.Write($"\n## What moved\n\n{DisplayText.Capitalised(report.SinceText!)}.\n\n");
        FieldDifference[] others = [.. report.Movement!.OtherFields];
        if (report.Differences.Count == 0)
        {
            if (others.Length == 0) output.Write("Nothing.\n");
            WriteFields(others, output);
            return;
        }

        output.Write(
            "| Milestone | Status | Progress | Risk | Needs | Components | Fields |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (MilestoneDifference difference in report.Differences)
        {
            string needs = string.Join(
                "; ", Changed("now", difference.DeclaredDependencies).Concat(Changed("no longer", difference.WithdrawnDependencies)));
            output.Write(
                $"| {MarkdownText.Escape(difference.Name)} | {Moved(difference, milestone => DisplayText.Format(milestone.Status))} | "
                + $"{Moved(difference, ProgressText.Format)}");
            output.Write(
                $" | {RiskOf(difference)} | {needs}");
            output.Write(
                $" | {ComponentsOf(difference)}");
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
            output.Write(
                $"| {MarkdownText.Linked(milestone)} | {DisplayText.Format(milestone.Status)} | {ProgressText.Format(milestone)} | "
                + $"{Level(entry.Risk)} | {MarkdownText.List([.. milestone.Components], MaxNames)}");
            output.Write(
                $" | {MarkdownText.List(milestone.Dependencies, MaxNames)} | "
                + $"{MarkdownText.Escape(entry.LastChange.Context.Reason ?? "")} |");
            foreach (string column in report.Columns) output.Write($" {MarkdownText.Escape(ShownFields.CellOf(milestone, column))} |");
            output.Write('\n');
        }
    }

    private static void WriteGroup(TextWriter output, string name, MilestoneGroup group)
    {
        output.Write($"| {name} | {DisplayText.Format(group.Count)} | {ProgressText.Format(group.Completion)}");
        foreach (MilestoneStatus status in DisplayText.Statuses) output.Write($" | {DisplayText.Format(group.CountOf(status))}");
        output.Write($" | {DisplayText.Format(group.AtRisk)} |\n");
    }

    private static string Fields(IReadOnlyList<FieldDifference> fields)
    {
        string more = fields.Count > MaxNames ? $"; and {DisplayText.Format(fields.Count - MaxNames)} more" : "";
        return string.Join("; ", fields.Take(MaxNames).Select(field => FieldText.Format(field, MarkdownText.Escape))) + more;
    }

    // The fields of the plan and of records.
    private static void WriteFields(FieldDifference[] fields, TextWriter output)
    {
        foreach (FieldDifference field in fields.Take(MaxFields)) output.Write($"- {FieldText.WithSubject(field, MarkdownText.Escape)}\n");
        if (fields.Length > MaxFields) output.Write($"- and {DisplayText.Format(fields.Length - MaxFields)} more\n");
    }

    private static string Level(RiskLevel level) => level == RiskLevel.None ? "" : DisplayText.Format(level);

    private static string RiskOf(MilestoneDifference difference) => difference.RiskBefore == difference.RiskAfter
        ? "" : $"{DisplayText.Format(difference.RiskBefore)} → {DisplayText.Format(difference.RiskAfter)}";

    private static string ComponentsOf(MilestoneDifference difference) => difference.Before is null || difference.After is null
        ? "" : Moved(difference, milestone => MarkdownText.List([.. milestone.Components], MaxNames));

    // The old and the new text; empty if they are equal.
    private static string Moved(MilestoneDifference difference, Func<Milestone, string> text)
    {
        if (difference.Before is null) return $"new: {text(difference.After!)}";
        if (difference.After is null) return $"gone: was {text(difference.Before)}";
        (string before, string after) = (text(difference.Before), text(difference.After));
        return before == after ? "" : $"{before} → {after}";
    }

    private static string[] Changed(string how, IReadOnlyList<string> names) =>
        names.Count == 0 ? [] : [$"{how} {MarkdownText.List(names, MaxNames)}"];
}
