namespace MilestoneTracker.Reporting.Formats;

// The table of milestones as CSV: RFC 4180, so with CRLF at the end of every line, unlike the other formats, and a line of headings. Text
// is always in quotes (CsvText), numbers and words of ours never. What has many values is a JSON array in one cell, since a name may have
// any separator in it; the array is then a text like any other. Whoever reads a text cell takes one apostrophe off its beginning, if there
// is one, and has what the model has. No byte order mark: a text has none, and a program that wants one in its file writes it first.
// Each milestone is written as it is come to, and none is kept. O(milestones and dependencies).
internal static class CsvFormat
{
    private const string Headings =
        "name,status,completed,counted,cancelled,percent,progress,risk,components,dependencies,dependents,changed,actor,reason";

    // Behind all others, so that these stay where they are.
    private static readonly string[] Always = [FieldKeys.Title, FieldKeys.Owner, FieldKeys.Url];

    public static void Write(PlanReport report, TextWriter output)
    {
        string[] keys = [.. Always.Union(report.Fields, StringComparer.Ordinal)];
        output.Write(Headings);
        foreach (string key in keys) output.Write($",{HeadingOf(key)}");
        output.Write("\r\n");
        foreach (ReportedMilestone entry in report.InScope())
        {
            Milestone milestone = entry.Milestone;
            output.Write(CsvText.Quoted(milestone.Name));
            Completion completion = entry.Completion;
            output.Write(
                $",{milestone.Status.ToWord()},{DisplayText.Format(completion.Completed)},{DisplayText.Format(completion.Counted)},{DisplayText.Format(completion.Cancelled)}");
            output.Write(
                $",{(completion.Percent is { } percent ? DisplayText.Format(percent) : "")},{(completion.Value is { } exact ? ExactNumbers.Format(exact) : "")},{DisplayText.Format(entry.Risk)},");
            output.Write(
                CsvText.Quoted(JsonTexts.Array(milestone.Components)) + ',' + CsvText.Quoted(JsonTexts.Array(milestone.Dependencies)) + ','
                + CsvText.Quoted(JsonTexts.Array(milestone.Dependents)));
            output.Write(
                $",{ExactNumbers.Format(entry.LastChange.Time)},{CsvText.Quoted(entry.LastChange.Context.Actor ?? "")},{CsvText.Quoted(entry.LastChange.Context.Reason ?? "")}");
            foreach (string key in keys)
                output.Write(milestone.Fields.TryGetValue(key, out string? value) ? "," + CsvText.Quoted(value) : ",\"\"");
            output.Write("\r\n");
        }
    }

    // A chosen field that is called as a column of ours is told apart from it.
    private static string HeadingOf(string key) => Headings.Split(',').Contains(key, StringComparer.Ordinal) ? "field:" + key : key;
}
