using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.Conformance;
using MilestoneTracker.Exchange.Findings;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Findings;

// A finding points at what it is about: a test looks there.
public sealed class PlaceTests
{
    // What is said of the input as a whole, or of a milestone that is not in it.
    private static readonly string[] WithoutPlace = ["looks-like-source", "gone"];

    [Theory]
    [InlineData("id,name,due\n1,A,2026-01-01\n2,B,soon\n", ImportFormat.Table, "date-not-understood", 3, 5, "soon")]
    [InlineData("id,name,due\n1,\"A\nline, two\",2026-01-01\n2,B,soon\n", ImportFormat.Table, "date-not-understood", 4, 5, "soon")]
    [InlineData("id,name,extra\n1,A,x\n", ImportFormat.Table, "column-not-taken", 1, 9, "extra")]
    [InlineData("id,name\n1,A\n1,B\n", ImportFormat.Table, "duplicate-id", 3, 1, "1")]
    [InlineData("id,name,predecessors\n1,A,\n2,B,\"1,7\"\n", ImportFormat.Table, "unknown-predecessor", 3, 5, "\"1,7\"")]
    [InlineData("id,name\n1,A,,x\n", ImportFormat.Table, "row-too-long", 2, 6, "x")]
    [InlineData("<Project>\n  <Tasks>\n    <Task><UID>1</UID>\n      <PercentComplete>101</PercentComplete></Task>\n  </Tasks>\n</Project>",
        ImportFormat.Mspdi, "percent-not-understood", 4, 7, "<PercentComplete>")]
    [InlineData("<Project><Tasks>\n<Task><UID>1</UID><Deadline>then</Deadline></Task></Tasks></Project>", ImportFormat.Mspdi,
        "date-not-understood", 2, 19, "<Deadline>")]
    [InlineData("[{\"number\":1,\"title\":\"A\",\n \"due_on\":\"soon\"}]", ImportFormat.GitHub, "date-not-understood", 2, 11, "\"soon\"")]
    [InlineData("[{\"number\":1,\"title\":\"\u00e9\ud83d\ude00\",\"due_on\":\"soon\"}]", ImportFormat.GitHub, "date-not-understood", 1, 37,
        "\"soon\"")]
    [InlineData("[{\"number\":1,\"title\":\"A\"},\n  {\"title\":\"B\"}]", ImportFormat.GitHub, "not-an-item", 2, 3, "{\"title\"")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:long\n er\nDUE:never\nEND:VTODO\nEND:VCALENDAR\n", ImportFormat.ICalendar,
        "date-not-understood", 6, 1, "DUE:never")]
    [InlineData("{\"graph\":{\"nodes\":{\"a\":{}},\n\"edges\":[\n{\"source\":\"a\",\"target\":\"z\"}]}}", ImportFormat.JsonGraph,
        "unknown-predecessor", 3, 1, "{\"source\"")]
    [InlineData("<graphml><graph><node id='a'/>\n <edge source='a' target='z'/></graph></graphml>", ImportFormat.GraphMl,
        "unknown-predecessor", 2, 2, "<edge")]
    [InlineData("<project><tasks><task id='1' name='A' duration='1'>\n<depend id='9' type='2'/></task></tasks></project>", ImportFormat.Gan,
        "unknown-predecessor", 2, 1, "<depend")]
    public void A_finding_says_the_line_and_the_column(string text, ImportFormat format, string code, int line, int column, string there)
    {
        ImportFinding finding = Imports.Read(text, format).Findings.Should().ContainSingle(finding => finding.Code == code).Subject;
        (finding.Place.Line, finding.Place.Column).Should().Be((line, column));
        text.Split('\n')[line - 1][(column - 1)..].Should().StartWith(there);
    }

    [Fact]
    public void A_finding_in_a_table_says_the_row_and_the_heading()
    {
        ImportFinding finding = Imports.Read("id,name,due\n\n1,A,\n2,B,soon\n", ImportFormat.Table).Findings.Single();
        finding.Place.Should().Be(new ImportPlace(4, 5, 2, "due"));
        finding.Place.ToString().Should().Be("4:5 row 2 'due'");
        finding.Message.Should().Contain("'soon'");
    }

    [SharedFilesFact]
    public void Findings_of_the_files_of_other_tools_stand_where_they_say()
    {
        (int looked, int values) = (0, 0);
        foreach (ImportInput input in ImportInput.All(SharedFiles.Oracle, SharedFiles.Folder))
        {
            if (input.TryRead() is not { } plan) continue;
            string[] lines = LinesOf(input);
            foreach (ImportFinding finding in FindingsOf(plan).Where(finding => !WithoutPlace.Contains(finding.Code)))
            {
                finding.Place.Line.Should().BeInRange(1, lines.Length, input.Name);
                string line = lines[finding.Place.Line - 1];
                finding.Place.Column.Should().BeInRange(1, line.Length + 1, "{0} {1}", input.Name, finding);
                string there = line[(finding.Place.Column - 1)..];
                bool isThere = input.Format == ImportFormat.Table ? IsCell(line, finding.Place.Column)
                    : Expected(input.Format, finding).Any(there.StartsWith);
                isThere.Should().BeTrue("{0} {1} points at '{2}'", input.Name, finding, there[..Math.Min(60, there.Length)]);
                if ((input.Format, finding.Code) == (ImportFormat.Table, "column-not-taken"))
                    there.TrimStart('"').Should().StartWith(finding.Place.Heading, "{0} {1}", input.Name, finding);
                if (ValueOf(finding) is { } value)
                {
                    there.Should().Contain(value, "{0} {1}", input.Name, finding);
                    if (input.Format == ImportFormat.Table)
                        there.TrimStart('"', '\'', ' ').Should().StartWith(value, "{0} {1}", input.Name, finding);
                    values++;
                }

                looked++;
            }
        }

        looked.Should().BeGreaterThan(200);
        values.Should().BeGreaterThan(3);
    }

    // Also those of a plan that has other fields and longer days already.
    private static IEnumerable<ImportFinding> FindingsOf(ImportedPlan plan)
    {
        MilestoneRegistry registry = new();
        foreach (string key in plan.PlanFields.Keys)
            if (!key.StartsWith("calendar", StringComparison.Ordinal)) registry.SetPlanField(key, "another");
        registry.SetPlanField("hours-per-day", "7");
        using ImportPreview preview = plan.ProposeTo(registry);
        return [.. preview.Findings];
    }

    [Theory]
    [InlineData("<Project>\n<StartDate>2026-03-02T08:00:00</StartDate><Tasks><Task><UID>1</UID></Task></Tasks></Project>",
        ImportFormat.Mspdi, "start", 2, 1)]
    [InlineData("<Project>\n<MinutesPerDay>600</MinutesPerDay><Tasks><Task><UID>1</UID></Task></Tasks></Project>",
        ImportFormat.Mspdi, "hours-per-day", 2, 1)]
    [InlineData("{\"graph\":{\n\"label\":\"Plan\",\"nodes\":{\"a\":{}}}}", ImportFormat.JsonGraph, "title", 2, 9)]
    [InlineData("\n<project name='Plan'><tasks><task id='1' name='A'/></tasks></project>", ImportFormat.Gan, "title", 2, 1)]
    public void A_field_of_the_plan_that_is_kept_has_the_place_of_the_other_one(
        string text, ImportFormat format, string key, int line, int column)
    {
        MilestoneRegistry registry = new();
        registry.SetPlanField(key, "another");

        using ImportPreview preview = Imports.Read(text, format).ProposeTo(registry);

        ImportFinding kept = preview.Findings.Should().ContainSingle(finding => finding.Code == "plan-field-kept").Subject;
        (kept.Place.Line, kept.Place.Column).Should().Be((line, column));
        kept.Message.Should().Contain($"'{key}'");
    }

    // The value that could not be understood, where the message begins with it and it stands in the file as it is.
    private static string? ValueOf(ImportFinding finding)
    {
        string[] parts = finding.Message.Split('\'');
        bool isOfValue = finding.Code.EndsWith("-not-understood", StringComparison.Ordinal)
            || finding.Code is "date-ambiguous" or "duplicate-id";
        return isOfValue && parts is ["", { Length: > 0 } value, ..]
            && value.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '/' or '-' or '.') ? value : null;
    }

    // Whether a cell begins there: at the beginning of the line, or behind what separates cells.
    private static bool IsCell(string line, int column) => column == 1 || line[column - 2] is ',' or ';' or '\t' or '|';

    // How what a finding is about begins in the file.
    private static string[] Expected(ImportFormat format, ImportFinding finding) => (format, finding.Code) switch
    {
        (ImportFormat.Mspdi, "assignments-simplified") => ["<Assignment"],
        (ImportFormat.Mspdi, "calendar-exception-not-taken") => ["<Exception", "<WorkWeek"],
        (ImportFormat.Mspdi, "rounded") => ["<Duration", "<PredecessorLink"],
        (ImportFormat.Mspdi, "constraint-not-taken" or "constraint-simplified") => ["<ConstraintType"],
        (ImportFormat.Mspdi, "hours-per-day-not-taken") => ["<MinutesPerDay"],
        (ImportFormat.Mspdi, "baseline-not-taken") => ["<Baseline"],
        (ImportFormat.Mspdi, "unknown-predecessor" or "external-link" or "lag-not-taken" or "group-start-link"
            or "group-finish-link" or "link-within-outline" or "link-repeated") => ["<PredecessorLink"],
        (ImportFormat.Mspdi or ImportFormat.Gan or ImportFormat.GraphMl, _) => ["<"],
        (ImportFormat.GitHub or ImportFormat.GitLab or ImportFormat.JsonGraph, _) =>
            ["{", "\"", "[", .. Enumerable.Range(0, 10).Select(digit => $"{digit}")],
        (ImportFormat.ICalendar, "recurring-not-taken") => ["RRULE", "RDATE", "RECURRENCE-ID"],
        (ImportFormat.ICalendar, "relation-not-taken" or "unknown-parent" or "unknown-predecessor") => ["RELATED-TO"],
        (ImportFormat.ICalendar, "date-not-understood") => ["DTSTART", "DTEND", "DUE", "COMPLETED"],
        (ImportFormat.ICalendar, "duplicate-id") => ["BEGIN", "UID"],
        (ImportFormat.ICalendar, _) => ["BEGIN", "UID", "SUMMARY", "STATUS", "PERCENT-COMPLETE", "DURATION", "ATTENDEE", "URL", "X-"],
        _ => [],
    };

    private static string[] LinesOf(ImportInput input)
    {
        using StreamReader reader = new(new MemoryStream(input.Bytes), input.Options.Encoding is { } name
            ? CodePagesEncodingProvider.Instance.GetEncoding(name)! : Encoding.UTF8, true);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
    }
}
