using System.Text.Json;

namespace MilestoneTracker.Reporting.Formats;

// The whole report as JSON (RFC 8259) with the schema milestonetracker-report/3: docs/reporting/json.md documents each property, and
// report.schema.json is the schema for programs. Every property is always present, in the same order, null without a value; only the
// subject of an event has just the names that apply, and a plan without dates has no schedule. Statuses are the words of the core, levels
// are in lower case, codes of risk are the names of RiskCode. Progress has 17 significant digits (ExactNumbers). Milestones are referred
// to by name; only the edges of the graph refer to its nodes by position.
//
// Adding a property keeps the number of the schema; any other change increments it. A milestone has its worst 20 risk factors, and a
// chain of more than 100 names only its two ends; otherwise the size could be quadratic. Other lists are complete. O(what is written),
// with one piece at a time in memory.
internal static class JsonFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JsonTexts.Encoder };

    public static void Write(PlanReport report, TextWriter output)
    {
        using (Utf8JsonWriter json = new(new Utf8Pieces(output), Options)) ReportAsJson.Write(json, report);
        output.Write('\n');
    }
}
