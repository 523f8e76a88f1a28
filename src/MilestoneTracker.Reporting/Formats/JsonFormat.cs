using System.Text.Json;

namespace MilestoneTracker.Reporting.Formats;

// The whole report as JSON (RFC 8259) under the schema milestonetracker-report/3: docs/reporting/json.md says what each property means and
// report.schema.json beside it says it to programs. Every property is always there, in the same order, null where there is nothing to tell;
// only of an event's subject there are the names that it has. Words are the core's for statuses and lower case for levels; codes of
// risk are the names
// of RiskCode. Progress has 17 significant digits (ExactNumbers), texts are JsonTexts', events EventJson's. Names stand wherever a
// milestone
// is meant, never places in a list; only the arrows of the graph speak of its nodes by their places. Adding a property keeps the
// schema's number,
// anything else changes it. Of a milestone's reasons for its risk the worst 20 are there, and of a chain of more than 100 names
// both ends: in
// a line of thousands that are blocked here and there everything would be the square of it. Other lists are whole. O(what is
// written), of which
// a piece at a time is in memory.
internal static class JsonFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JsonTexts.Encoder };

    public static void Write(PlanReport report, TextWriter output)
    {
        using (Utf8JsonWriter json = new(new Utf8Pieces(output), Options)) ReportAsJson.Write(json, report);
        output.Write('\n');
    }
}
