using MilestoneTracker.Reporting.Events;

namespace MilestoneTracker.Reporting.Formats;

// Progress over time and the latest changes, as tables. Points without a change are skipped, except for the last.
internal static class MarkdownHistory
{
    private const int MaxEvents = 5;

    public static void Write(PlanHistory? history, TextWriter output)
    {
        if (history is null) return;
        output.Write("\n## Progress over time\n\n");
        if (history.Points.Count == 0) output.Write("Nothing has happened yet.\n");
        else WritePoints(history.Points, output);
        output.Write("\n## Latest changes\n\n");
        if (history.Entries.Count == 0)
        {
            output.Write(
                history.Changes == 0 ? "None.\n" : $"{DisplayText.Counted(history.Changes, "change", "changes")}, none of them shown.\n");
            return;
        }

        output.Write($"{DisplayText.Format(history.Entries.Count)} of {DisplayText.Format(history.Changes)}, the latest first.\n\n");
        output.Write("| Time | Version | Who | What | Why |\n| --- | ---: | --- | --- | --- |\n");
        foreach (HistoryEntry entry in history.Entries)
        {
            string what = string.Join("; ", entry.Events.Take(MaxEvents).Select(e => EventText.From(e.Data).Sentence(MarkdownText.Escape)));
            output.Write(
                $"| {DisplayText.Format(entry.Time)} | {DisplayText.Format(entry.Version)} | "
                + $"{MarkdownText.Escape(entry.Context.Actor ?? "")} | "
                    + $"{what}{(entry.Count > MaxEvents ? $"; and {DisplayText.Format(entry.Count - MaxEvents)} more" : "")} | "
                        + $"{MarkdownText.Escape(entry.Context.Reason ?? "")} |\n");
        }
    }

    private static void WritePoints(IReadOnlyList<HistoryPoint> points, TextWriter output)
    {
        output.Write("| Time | Version | Scope | Completed | Progress | |\n| --- | ---: | ---: | ---: | ---: | --- |\n");
        for (int i = 0; i < points.Count; i++)
        {
            HistoryPoint point = points[i];
            if (i > 0 && i < points.Count - 1 && point.Version == points[i - 1].Version) continue;
            output.Write(
                $"| {DisplayText.Format(point.Time)} | {DisplayText.Format(point.Version)} | {DisplayText.Format(point.Scope)} | "
                + $"{DisplayText.Format(point.Completed)}");
            output.Write(
                $" | {ProgressText.Percent(point.Completion)} | "
                + $"{(point.Completion.Percent is { } percent ? MarkdownText.Bar(percent) : "")} |\n");
        }
    }
}
