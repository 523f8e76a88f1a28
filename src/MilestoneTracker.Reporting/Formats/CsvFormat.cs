using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.People;

namespace MilestoneTracker.Reporting.Formats;

// The table of milestones as CSV (RFC 4180): CRLF at the end of every line, unlike the other formats, and a line of headings. Texts are
// always quoted (CsvText), numbers and fixed words never. A list is a JSON array in one cell, because a name may contain any separator. A
// reader removes one leading apostrophe from a text cell, if there is one, to get the text of the model. No byte order mark; a program
// that wants one writes it first. Each milestone is written as it is read. O(milestones and dependencies).
internal static class CsvFormat
{
    private const string Headings =
        "name,status,completed,counted,cancelled,percent,progress,risk,components,dependencies,dependents,changed,actor,reason";

    // After all other columns, whose positions must not change.
    private static readonly string[] Always = [FieldKeys.Title, FieldKeys.Owner, FieldKeys.Url];

    public static void Write(PlanReport report, TextWriter output)
    {
        string[] keys = [.. Always.Union(report.Fields, StringComparer.Ordinal)];
        output.Write(Headings);
        Schedule? schedule = report.Schedule;
        CsvPeople? people = report.People.HasLoad ? new CsvPeople(report.Levelled!) : null;
        string[] known = [
            .. Headings.Split(','), .. schedule is null ? [] : CsvDates.Headings, .. people is null ? [] : CsvPeople.Headings];
        foreach (string key in keys) output.Write($",{HeadingOf(key, known)}");
        if (schedule is not null) output.Write("," + string.Join(',', CsvDates.Headings));
        if (people is not null) output.Write("," + string.Join(',', CsvPeople.Headings));
        output.Write("\r\n");
        foreach (ReportedMilestone entry in report.InScope())
        {
            Milestone milestone = entry.Milestone;
            output.Write(CsvText.Quoted(milestone.Name));
            Completion completion = entry.Completion;
            output.Write(
                $",{milestone.Status.ToWord()},{DisplayText.Format(completion.Completed)},{DisplayText.Format(completion.Counted)},"
                + DisplayText.Format(completion.Cancelled));
            output.Write(
                $",{(completion.Percent is { } percent ? DisplayText.Format(percent) : "")},"
                + $"{(completion.Value is { } exact ? ExactNumbers.Format(exact) : "")},{DisplayText.Format(entry.Risk)},");
            output.Write(
                CsvText.Quoted(JsonTexts.Array(milestone.Components)) + ',' + CsvText.Quoted(JsonTexts.Array(milestone.Dependencies)) + ','
                + CsvText.Quoted(JsonTexts.Array(milestone.Dependents)));
            output.Write(
                $",{ExactNumbers.Format(entry.LastChange.Time)},{CsvText.Quoted(entry.LastChange.Context.Actor ?? "")},"
                + CsvText.Quoted(entry.LastChange.Context.Reason ?? ""));
            foreach (string key in keys)
                output.Write(milestone.Fields.TryGetValue(key, out string? value) ? "," + CsvText.Quoted(value) : ",\"\"");
            if (schedule is not null) output.Write(CsvDates.Cells(schedule, milestone.Name));
            if (people is not null) output.Write(people.Cells(milestone.Name));
            output.Write("\r\n");
        }
    }

    // A prefix distinguishes a chosen field from a fixed column of the same name.
    private static string HeadingOf(string key, string[] known) => known.Contains(key, StringComparer.Ordinal) ? "field:" + key : key;
}
