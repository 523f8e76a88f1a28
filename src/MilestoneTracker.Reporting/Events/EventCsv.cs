using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Events;

// Events as CSV, in the form of the table of milestones (CsvFormat): a column for every name that an event may have; old and new values
// as in JSON, but single texts and words as they are. Each event is written as it is read.
internal static class EventCsv
{
    private const string Headings =
        "sequence,time,type,collection,dependency,field,milestone,name,new,old,index,count,actor,reason,correlation";

    public static void Write(IEnumerable<AuditEvent> events, TextWriter output)
    {
        output.Write(Headings + "\r\n");
        foreach (AuditEvent e in events)
        {
            AuditSubject subject = e.Data.Subject;
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{e.Sequence},{ExactNumbers.Format(e.Time)},{e.Data.Type}"));
            Cells(output, subject.Collection, subject.Dependency, e.Data.Field, subject.Milestone, subject.Record);
            Value(output, e.Data.New);
            Value(output, e.Data.Old);
            output.Write(string.Create(CultureInfo.InvariantCulture, $",{e.Index},{e.Count}"));
            Cells(output, e.Context.Actor, e.Context.Reason, e.Context.CorrelationId);
            output.Write("\r\n");
        }
    }

    private static void Value(TextWriter output, AuditValue value)
    {
        switch (value.Kind)
        {
            case AuditValueKind.Milestone:
                Cells(output, $"{{\"components\":{JsonTexts.Array(value.Components!)},\"status\":\"{value.Status!.Value.ToWord()}\"}}");
                break;
            case AuditValueKind.Components: Cells(output, JsonTexts.Array(value.Components!)); break;
            case AuditValueKind.Status: output.Write($",{value.Status!.Value.ToWord()}"); break;
            case AuditValueKind.Declared: output.Write(value.IsDeclared == true ? ",true" : ",false"); break;
            default: Cells(output, value.Text); break;
        }
    }

    private static void Cells(TextWriter output, params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts) output.Write(text is null ? "," : "," + CsvText.Quoted(text));
    }
}
