using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.Tests.Pages;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Events;

// A kind of event that a display has forgotten is found here, by whoever adds it.
public sealed class KindsTests
{
    private static readonly InMemoryAuditLog Log = EventExamples.Play().Log;

    private static readonly PlanReport Report = PlanReport.Create(EventExamples.Play().Plan, new PlanReportOptions { Log = Log });

    public static TheoryData<string> Kinds => [.. EventExamples.Kinds.Select(kind => kind.Name)];

    [Fact]
    public void Every_kind_of_event_has_an_example()
    {
        EventExamples.Said.Keys.Should().BeEquivalentTo(EventExamples.Kinds);
        Log.Read().Select(e => e.Data.GetType()).Distinct().Should().BeEquivalentTo(EventExamples.Kinds);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sentence_has_subject_verb_and_values(string kind)
    {
        (AuditEvent example, string[] said) = ExampleOf(kind);
        string sentence = EventText.From(example.Data).Sentence(name => $"«{name}»");

        foreach (string words in said) sentence.Should().Contain(words);
        sentence.Should().StartWith(SubjectOf(example.Data) + " " + example.Data.Verb);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sentence_is_what_the_core_says_in_the_words_of_reports(string kind)
    {
        AuditData data = ExampleOf(kind).Example.Data;
        string core = data.ToString();
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>())
            core = core.Replace(status.ToString(), Formats.DisplayText.Format(status), StringComparison.Ordinal);

        EventText.From(data).Sentence(name => name)
            .Should().Be(core.Replace(" over backend, docs", "", StringComparison.Ordinal), "of a whole milestone the status is said");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_page_tells_it(string kind)
    {
        (AuditEvent example, string[] said) = ExampleOf(kind);
        AngleSharp.Dom.IElement[] rows = [.. Html.Read(Report).QuerySelectorAll("#changes tbody tr")];

        string row = Html.TextOf(rows[rows.Length - (int)example.Sequence]);

        foreach (string words in said) row.Should().Contain(words);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Markdown_tells_it(string kind)
    {
        (AuditEvent example, string[] said) = ExampleOf(kind);

        string[] row = new MarkdownReader(Report.ToText(ReportFormat.Markdown))
            .Rows("Latest changes").Single(row => row[1] == $"{example.Sequence}");

        foreach (string words in said) row[3].Should().Contain(words);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Json_tells_it_whole(string kind)
    {
        AuditEvent example = ExampleOf(kind).Example;
        using JsonDocument report = JsonDocument.Parse(Report.ToText(ReportFormat.Json));

        JsonElement told = report.RootElement.GetProperty("history").GetProperty("entries").EnumerateArray()
            .SelectMany(entry => entry.GetProperty("events").EnumerateArray())
                .Single(e => e.GetProperty("sequence").GetInt64() == example.Sequence);

        told.GetProperty("type").GetString().Should().Be(example.Data.Type);
        AuditSubject subject = example.Data.Subject;
        foreach ((string member, string? name) in new[]
        {
            ("collection", subject.Collection), ("dependency", subject.Dependency), ("field", example.Data.Field),
                ("milestone", subject.Milestone), ("name", subject.Record),
        })
            (told.TryGetProperty(member, out JsonElement there) ? there.GetString() : null).Should().Be(name, "of {0}", member);
        foreach ((string side, AuditValue value) in new[] { ("old", example.Data.Old), ("new", example.Data.New) })
        {
            using JsonDocument expected = JsonDocument.Parse(ByHand(value));
            JsonElement.DeepEquals(told.GetProperty(side), expected.RootElement)
                .Should().BeTrue("{0} is {1}", side, told.GetProperty(side));
        }
    }

    private static (AuditEvent Example, string[] Said) ExampleOf(string kind)
    {
        AuditEvent example = Log.Read().Last(e => e.Data.GetType().Name == kind && e.Data.Subject.Milestone is null or "API");
        return (example, EventExamples.Said[example.Data.GetType()]);
    }

    // By hand, and not by what is tested.
    private static string SubjectOf(AuditData data) => data.Subject.Kind switch
    {
        AuditSubjectKind.Plan => "the plan",
        AuditSubjectKind.Record => "«people/Grace»",
        AuditSubjectKind.Dependency when data.Field is not null => "«API» → «Schema»",
        _ => "«API»",
    };

    // By hand, too.
    private static string ByHand(AuditValue value) => value.Kind switch
    {
        AuditValueKind.Status => $"\"{value.Status!.Value.ToWord()}\"",
        AuditValueKind.Declared => value.IsDeclared!.Value ? "true" : "false",
        AuditValueKind.Milestone =>
        $$"""{"components":[{{string.Join(',', value.Components!.Select(name => $"\"{name}\""))}}],"status":"{{value.Status!.Value.ToWord()}}"}""",
        AuditValueKind.Components => $"[{string.Join(',', value.Components!.Select(name => $"\"{name}\""))}]",
        AuditValueKind.Text => $"\"{value.Text}\"",
        AuditValueKind.Nothing => "null",
        _ => throw new NotSupportedException(value.Kind.ToString()),
    };
}
