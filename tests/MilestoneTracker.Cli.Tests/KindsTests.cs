using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Reporting.Events;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// A kind of event that the command has forgotten is found here, by whoever adds it: what 'log' says of each, to people and to programs.
public sealed class KindsTests
{
    // What makes an event of the kind, and the columns that are said of the last event then: what, milestone and what came of it;
    // to people, then to programs.
    private static readonly Dictionary<Type, (string[] Calls, string ToPeople, string ToPrograms)> Examples = new()
    {
        [typeof(MilestoneRegistered)] =
            (["register Beta --status in-progress"], "registered as|Beta|in progress", "milestone.registered|Beta|IN_PROGRESS"),
        [typeof(MilestoneStatusChanged)] =
        (["status Login on-hold"], "status changed|Login|blocked → on hold", "milestone.status_changed|Login|BLOCKED ON_HOLD"),
        [typeof(DependencyDeclared)] = (["depend Manual API"], "depends on|Manual|API", "dependency.declared|Manual|API"),
        [typeof(DependencyWithdrawn)] = (["withdraw API Login"], "no longer depends on|API|Login", "dependency.withdrawn|API|Login"),
        [typeof(MilestoneRemoved)] =
        (["register Beta --status cancelled", "remove Beta"], "removed|Beta|cancelled", "milestone.removed|Beta|CANCELLED"),
        [typeof(MilestoneComponentsChanged)] =
            (["components API --set docs --set web"], "components changed|API|backend → docs, web",
            "milestone.components_changed|API|backend docs, web"),
        [typeof(MilestoneFieldChanged)] =
            (["set API owner=Ada", "set API owner=Grace"], "changed|API|owner Ada → Grace", "milestone.field_changed|API|owner Ada Grace"),
        [typeof(DependencyFieldChanged)] =
            (["set API --on Login lag=2d", "set API --on Login lag="], "cleared|API → Login|lag 2d",
            "dependency.field_changed|API → Login|lag 2d"),
        [typeof(PlanFieldChanged)] =
            (["set --plan title=\"The release\""], "set|the plan|title The release", "plan.field_changed|the plan|title The release"),
        [typeof(RecordFieldChanged)] =
            (["set --record people/Grace notes=\"on leave\""], "set|people/Grace|notes on leave",
            "record.field_changed|people/Grace|notes on leave"),
    };

    private static readonly Type[] All =
        [.. typeof(AuditData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditData)) && !type.IsAbstract)];

    public static TheoryData<string> Kinds => [.. All.Select(kind => kind.Name)];

    [Fact]
    public void Every_kind_of_event_has_an_example() => Examples.Keys.Should().BeEquivalentTo(All);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Undo_takes_it_back(string kind)
    {
        (CliRunner tool, _, string[] said) = ExampleOf(kind, example => example.ToPrograms);
        using (tool)
        {
            tool.Say("undo").Should().StartWith("Took back ");

            int version = int.Parse(tool.Say("log", "--last", "1").Split('\t')[0], CultureInfo.InvariantCulture);
            tool.Say("diff", $"{version - 2}", $"{version}").Should().BeEmpty("{0} was taken back", said[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_log_lists_it_alone_and_as_csv(string kind)
    {
        (CliRunner tool, _, string[] said) = ExampleOf(kind, example => example.ToPrograms);
        using (tool)
        {
            tool.Say("log", "--kind", said[0]).Split('\n').SkipLast(1).Should()
                .NotBeEmpty().And.OnlyContain(line => line.Split('\t', 4, StringSplitOptions.None)[2] == said[0]);
            string csv = tool.Say("log", "--kind", said[0], "--last", "1", "--csv");
            csv.Should().Contain($",{said[0]},").And.EndWith("\r\n");
            csv.Split("\r\n").Should().HaveCount(3);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_log_tells_it_to_people(string kind)
    {
        (CliRunner tool, _, string[] said) = ExampleOf(kind, example => example.ToPeople);
        using (tool)
        {
            tool.IsTerminal = true;
            tool.Width = 200;
            tool.Variables["NO_COLOR"] = "1";

            string[] columns = [
                .. tool.Say("log", "--last", "1")
                    .Split('\n')[1].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

            columns[2..5].Should().Equal(said);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_log_tells_it_to_programs(string kind)
    {
        (CliRunner tool, _, string[] said) = ExampleOf(kind, example => example.ToPrograms);
        using (tool)
        {
            tool.Say("log", "--last", "1").Split('\t')[2..5].Should().Equal(said);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_log_and_the_report_tell_it_as_the_same_json(string kind)
    {
        (CliRunner tool, Type type, string[] said) = ExampleOf(kind, example => example.ToPrograms);
        using (tool)
        {
            using JsonDocument log = JsonDocument.Parse(tool.Say("log", "--last", "1", "--json"));
            using JsonDocument report = JsonDocument.Parse(tool.Say("report", "--json"));
            JsonElement told = log.RootElement.GetProperty("events")[0];

            JsonElement.DeepEquals(
                told, report.RootElement.GetProperty("history")
                .GetProperty("entries")[0].GetProperty("events").EnumerateArray().Last()).Should().BeTrue();
            told.GetProperty("type").GetString().Should().Be(said[0]);
            string[] names = [
                .. told.EnumerateObject()
                    .Select(member => member.Name).Where(name => name is "collection" or "dependency" or "field" or "milestone" or "name")];
            names.Should().Equal(NamesOf(type), "of {0}", type.Name);
            if (names is ["milestone"]) told.GetProperty("milestone").GetString().Should().Be(said[1]);
            if (names is ["dependency", "milestone"])
                (told.GetProperty("milestone").GetString(), told.GetProperty("dependency").GetString()).Should().Be((said[1], said[2]));
            told.EnumerateObject().Select(member => member.Name)
                .Except(names).Should().Equal("sequence", "time", "type", "new", "old", "index", "count", "actor", "reason", "correlation");
        }
    }

    [Fact]
    public void The_words_of_json_are_those_of_the_ledger()
    {
        foreach ((string[] calls, _, _) in Examples.Values)
        {
            using CliRunner tool = new CliRunner().WithPlan();
            Make(tool, calls);
            using JsonDocument ours = JsonDocument.Parse(tool.Say("log", "--json"));
            JsonElement[] ledger = [.. tool.Say("export").Split('\n').SkipLast(1).Select(line => JsonDocument.Parse(line).RootElement)];
            foreach ((JsonElement told, JsonElement kept) in ours.RootElement.GetProperty("events").EnumerateArray().Zip(ledger))
            {
                foreach (string word in new[] { "sequence", "type", "index", "count", "actor", "reason", "correlation" })
                    JsonElement.DeepEquals(told.GetProperty(word), kept.GetProperty(word)).Should().BeTrue(word);
                foreach (JsonProperty member in kept.GetProperty("data").EnumerateObject())
                    JsonElement.DeepEquals(told.GetProperty(member.Name), member.Value).Should().BeTrue(member.Name);
            }
        }
    }

    [Fact]
    public void The_log_is_ready_for_events_without_a_milestone_on_a_dependency_about_a_field_and_with_texts_or_nothing()
    {
        AuditSubject link = AuditSubject.OfDependency("A", "B");
        AuditSubject note = AuditSubject.OfRecord("risks", "R-1");
        (EventText Text, string Subject, string ToPeople, string ToPrograms)[] examples =
        [
            (new(AuditSubject.Plan, "title changed", AuditValue.From("Old"), AuditValue.From("New\nline")), "the plan", "Old → New\\nline",
                "Old New\\nline"),
            (new(AuditSubject.Plan, "closed", AuditValue.Nothing, AuditValue.Nothing), "the plan", "", ""),
            (new(note, "removed", AuditValue.From("a\ttext"), AuditValue.Nothing), "risks/R-1", "a\\ttext", "a\\ttext"),
            (new(AuditSubject.OfMilestone("A"), "components changed", AuditValue.From([]), AuditValue.From(["a", "b"])), "A",
                "no component → a, b", "no component a, b"),
            (new(AuditSubject.OfMilestone("A"), "registered as", AuditValue.Nothing, AuditValue.From(["a"], MilestoneStatus.OnHold)), "A",
                "on hold", "ON_HOLD"),
            (new(link, "depends on", AuditValue.Declared(false), AuditValue.Declared(true)), "A", "B", "B"),
            (new(link, "weight changed", AuditValue.From("1"), AuditValue.From("2")), "A → B", "1 → 2", "1 2"),
            (new(link, "set", AuditValue.Nothing, AuditValue.From("2")) { Field = "lag" }, "A → B", "lag 2", "lag 2"),
            (new(note, "changed", AuditValue.From("low"), AuditValue.From(MilestoneStatus.OnHold)) { Field = "a\tkey" }, "risks/R-1",
                "a\\tkey low → on hold", "a\\tkey low ON_HOLD"),
            (new(AuditSubject.OfMilestone("A"), "set", AuditValue.Nothing, AuditValue.From(MilestoneStatus.OnHold)) { Field = "next" }, "A",
                "next on hold", "next ON_HOLD"),
            (new(AuditSubject.Plan, "touched", AuditValue.Nothing, AuditValue.Nothing) { Field = "owner" }, "the plan", "owner", "owner"),
        ];

        foreach ((EventText text, string subject, string toPeople, string toPrograms) in examples)
        {
            Terminal.Cell cell = LogVerb.Detail(text);
            (LogVerb.Subject(text).Text, cell.Text, cell.Plain ?? cell.Text).Should().Be((subject, toPeople, toPrograms));
        }
    }

    // In the order in which they stand.
    private static string[] NamesOf(Type type) => type.Name switch
    {
        nameof(DependencyDeclared) or nameof(DependencyWithdrawn) => ["dependency", "milestone"],
        nameof(DependencyFieldChanged) => ["dependency", "field", "milestone"],
        nameof(MilestoneFieldChanged) => ["field", "milestone"],
        nameof(PlanFieldChanged) => ["field"],
        nameof(RecordFieldChanged) => ["collection", "field", "name"],
        _ => ["milestone"],
    };

    private static void Make(CliRunner tool, string[] calls)
    {
        foreach (string call in calls) tool.Say(Sessions.Session.Words(call));
    }

    private static (CliRunner Tool, Type Kind, string[] Said) ExampleOf(
        string kind, Func<(string[] Calls, string ToPeople, string ToPrograms), string> said)
    {
        Type type = All.Single(type => type.Name == kind);
        CliRunner tool = new CliRunner().WithPlan();
        Make(tool, Examples[type].Calls);
        return (tool, type, said(Examples[type]).Split('|'));
    }
}
