using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.Pages;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Events;

// The displays are ready for kinds of events that there are not yet: without a milestone, on a dependency, about a field, and with
// texts or nothing as values.
public sealed class ReadinessTests
{
    private static readonly AuditSubject Plan = AuditSubject.Plan;

    private static readonly AuditSubject Link = AuditSubject.OfDependency("A", "B");

    private static readonly AuditSubject Note = AuditSubject.OfRecord("risks", "R-1");

    private static readonly ImmutableSortedSet<string> Many = [.. Enumerable.Range(1, 9).Select(i => $"c{i}")];

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, All.Length)];

    private static readonly (EventText Text, string Sentence, string Json)[] All =
    [
        (new(Plan, "title changed", AuditValue.From("Old"), AuditValue.From("New\nline")), "the plan title changed from Old to New\\nline",
            """{"type":"t","new":"New\nline","old":"Old"}"""),
        (new(Plan, "closed", AuditValue.Nothing, AuditValue.Nothing), "the plan closed", """{"type":"t","new":null,"old":null}"""),
        (new(Plan, "title set to", AuditValue.Nothing, AuditValue.From("")), "the plan title set to ",
            """{"type":"t","new":"","old":null}"""),
        (new(Note, "added:", AuditValue.Nothing, AuditValue.From("a text")), "risks/R-1 added: a text",
            """{"type":"t","collection":"risks","name":"R-1","new":"a text","old":null}"""),
        (new(Note, "removed", AuditValue.From("a text"), AuditValue.From((string?)null)), "risks/R-1 removed (was a text)",
            """{"type":"t","collection":"risks","name":"R-1","new":null,"old":"a text"}"""),
        (new(AuditSubject.OfMilestone("A"), "components changed", AuditValue.From([]), AuditValue.From(Many)),
            "A components changed from no component to c1, c2, c3, c4, c5, c6 and 3 more",
            """{"type":"t","milestone":"A","new":["c1","c2","c3","c4","c5","c6","c7","c8","c9"],"old":[]}"""),
        (new(AuditSubject.OfMilestone("A"), "followed", AuditValue.Declared(false), AuditValue.Declared(true)),
            "A followed from not declared to declared", """{"type":"t","milestone":"A","new":true,"old":false}"""),
        (new(Link, "depends on", AuditValue.Declared(false), AuditValue.Declared(true)), "A depends on B",
            """{"type":"t","dependency":"B","milestone":"A","new":true,"old":false}"""),
        (new(Link, "weight changed", AuditValue.From("1"), AuditValue.From("2")), "A → B weight changed from 1 to 2",
            """{"type":"t","dependency":"B","milestone":"A","new":"2","old":"1"}"""),
        (new(Link, "set", AuditValue.Nothing, AuditValue.From("2")) { Field = "lag" }, "A → B set lag 2",
            """{"type":"t","dependency":"B","field":"lag","milestone":"A","new":"2","old":null}"""),
        (new(Link, "cleared", AuditValue.From("2"), AuditValue.Nothing) { Field = "lag" }, "A → B cleared lag (was 2)",
            """{"type":"t","dependency":"B","field":"lag","milestone":"A","new":null,"old":"2"}"""),
        (new(Note, "changed", AuditValue.From("low"), AuditValue.From("high")) { Field = "chance" },
            "risks/R-1 changed chance from low to high",
            """{"type":"t","collection":"risks","field":"chance","name":"R-1","new":"high","old":"low"}"""),
        (new(Plan, "touched", AuditValue.Nothing, AuditValue.Nothing) { Field = "a\nkey" }, "the plan touched a\\nkey",
            """{"type":"t","field":"a\nkey","new":null,"old":null}"""),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_sentence_says_it(int example) => All[example].Text.Sentence(name => name).Should().Be(All[example].Sentence);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Json_has_the_names_that_there_are_and_both_values(int example)
    {
        EventText text = All[example].Text;
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            EventJson.WriteData(json, "t", text.Subject, text.Field, text.Old, text.New);
            json.WriteEndObject();
        }

        Encoding.UTF8.GetString(bytes.ToArray()).Should().Be(All[example].Json);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_page_says_it(int example)
    {
        using StringWriter output = new();
        ChangeTable.Event(new Page(PlanReport.Create(new MilestoneRegistry().Current), output), All[example].Text);
        AngleSharp.Dom.IElement said = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(output.ToString()).Body!;

        string shown = All[example].Sentence.Replace(" from ", " ", StringComparison.Ordinal)
            .Replace(" to ", example == 2 ? " to " : " → ", StringComparison.Ordinal);
        said.TextContent.Should().Be(shown);
    }

    [Fact]
    public void What_is_not_ours_is_escaped_wherever_it_stands()
    {
        EventText text =
            new(AuditSubject.OfRecord("a|b", "c"), "changed", AuditValue.From("<old>"), AuditValue.From(["x*"], MilestoneStatus.Planned));

        text.Sentence(part => $"[{part}]").Should().Be("[a|b/c] changed from [<old>] to planned");
        (text with { Field = "<f>" }).Sentence(part => $"[{part}]").Should().Be("[a|b/c] changed [<f>] from [<old>] to planned");
        (text with { Subject = AuditSubject.OfDependency("<a>", "<b>") }).Sentence(part => $"[{part}]")
            .Should().Be("[<a>] → [<b>] changed from [<old>] to planned");
        (text with { New = AuditValue.From(["x*"]) }).Sentence(part => $"[{part}]").Should().Be("[a|b/c] changed from [<old>] to [x*]");
    }

    [Fact]
    public void Programs_read_the_words_of_the_ledger()
    {
        EventText.PlainOf(AuditValue.From(MilestoneStatus.InProgress)).Should().Be("IN_PROGRESS");
        EventText.PlainOf(AuditValue.From(Many)).Should().Be("c1, c2, c3, c4, c5, c6, c7, c8, c9");
        EventText.PlainOf(AuditValue.From("a\tb")).Should().Be("a\\tb");
        EventText.PlainOf(AuditValue.Nothing).Should().BeEmpty();
    }
}
