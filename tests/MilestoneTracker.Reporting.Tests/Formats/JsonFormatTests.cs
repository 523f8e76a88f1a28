using System.Text.Json;
using FluentAssertions;
using Json.Schema;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class JsonFormatTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "reporting");

    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Folder, "report.schema.json"));

    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText);

    /// <summary>The same, which takes offence at a property that it does not name.</summary>
    private static readonly JsonSchema Closed = JsonSchema.FromText(
        SchemaText.Replace("\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,", StringComparison.Ordinal));

    private static readonly JsonElement Whole = Parsed(MixedPlan.Whole);
    private static readonly JsonElement Dated = Parsed(DatedPlan.Slipped()).GetProperty("schedule");

    private static readonly JsonElement Staffed = Parsed(StaffedPlan.Report());

    // What a plan without dates, people and features has nothing to say about.
    private static readonly string[] Optional = ["schedule", "levelled", "load", "features"];

    // Of these an event has those that say what it happened to.
    private static readonly string[] NamesOfASubject = ["collection", "dependency", "field", "milestone", "name"];

    private static JsonElement Wait => Staffed.GetProperty("levelled").GetProperty("milestones").EnumerateArray()
        .First(milestone => milestone.GetProperty("waits").GetArrayLength() > 0).GetProperty("waits")[0];

    private static IEnumerable<JsonElement> Events => Whole.GetProperty("history")
        .GetProperty("entries").EnumerateArray().SelectMany(entry => entry.GetProperty("events").EnumerateArray());

    public static TheoryData<string> Plans() =>
        ["whole", "grouped", "cut", "empty", "hostile", "fields", "dated", "moved", "sample", "staffed", "crowded"];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Every_report_keeps_to_the_schema(string plan)
    {
        PlanReport report =
            plan switch { "whole" => MixedPlan.Whole, "grouped" => MixedPlan.Grouped, "cut" =>
                MixedPlan.Cut, "hostile" => HostilePlan.Report, "fields" => FieldsMoved.Report, "dated" => DatedPlan.Report(),
                "moved" => DatedPlan.Slipped(), "sample" => SamplePlan.Halfway(), "staffed" => StaffedPlan.Report(),
                "crowded" => StaffedPlan.Large(30), _ => MixedPlan.Empty };

        EvaluationResults result = Closed.Evaluate(Parsed(report), new EvaluationOptions { OutputFormat = OutputFormat.List });

        (result.Details ?? []).Where(detail => detail.Errors is not null && !result.IsValid)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}").Take(5).Should().BeEmpty();
        result.IsValid.Should().BeTrue();
    }

    [Theory]
    [InlineData("\"risk\": \"critical\"", "\"risk\": \"terrible\"")]
    [InlineData("\"status\": \"BLOCKED\"", "\"status\": \"blocked\"")]
    [InlineData("\"percent\": 100", "\"percent\": 101")]
    [InlineData("\"cause\": \"Schema\",", "")]
    [InlineData("\"time\": \"2026-03-01T10:00:00Z\"", "\"time\": \"2026-03-01 10:00\"")]
    [InlineData("\"type\": \"milestone.status_changed\"", "\"type\": \"removed\"")]
    [InlineData("\"old\": null", "\"old\": 1")]
    public void What_is_not_a_report_does_not_keep_to_the_schema(string part, string instead)
    {
        string text = MixedPlan.Whole.ToText(ReportFormat.Json);
        text.Should().Contain(part);

        Schema.Evaluate(JsonDocument.Parse(text.Replace(part, instead, StringComparison.Ordinal)).RootElement).IsValid.Should().BeFalse();
    }

    [Fact]
    public void A_property_that_a_later_version_adds_keeps_to_the_schema()
    {
        string text = MixedPlan.Whole.ToText(ReportFormat.Json)
            .Replace("\"isByComponent\": false", "\"isByComponent\": false, \"more\": 1", StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(text);

        Schema.Evaluate(report.RootElement).IsValid.Should().BeTrue();
        Closed.Evaluate(report.RootElement).IsValid.Should().BeFalse("it was added");
    }

    [Fact]
    public void The_schema_and_the_page_about_it_name_every_property_that_is_written_and_in_its_order()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "json.md"));
        JsonElement definitions =
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "report.schema.json"))).RootElement.GetProperty("$defs");
        (string Definition, JsonElement Written)[] written =
        [
            ("report", Whole), ("cause", First("causes")), ("changed", First("causes").GetProperty("since")),
            ("group", Whole.GetProperty("total")), ("milestone", First("milestones")),
            ("assessment", First("milestones").GetProperty("assessment")),
            ("factor", First("milestones").GetProperty("assessment").GetProperty("factors")[0]), ("graph", Whole.GetProperty("graph")),
            ("node", Whole.GetProperty("graph").GetProperty("nodes")[0]),
            ("edge", Whole.GetProperty("graph").GetProperty("edges")[0]), ("impact", Whole.GetProperty("impact")),
            ("differences", Whole.GetProperty("differences")),
            ("difference", Whole.GetProperty("differences").GetProperty("milestones")[0]),
            ("state", Whole.GetProperty("differences").GetProperty("milestones")[0].GetProperty("after")),
            ("field", Parsed(FieldsMoved.Report).GetProperty("differences").GetProperty("fields")[0]),
            ("history", Whole.GetProperty("history")), ("point", Whole.GetProperty("history").GetProperty("points")[0]),
            ("entry", Whole.GetProperty("history").GetProperty("entries")[0]),
            ("event", Whole.GetProperty("history").GetProperty("entries")[0].GetProperty("events")[0]),
            ("whole", Events.First(e => e.GetProperty("type").GetString() == "milestone.registered").GetProperty("new")),
            ("schedule", Dated), ("targets", Dated.GetProperty("targets")), ("lateCause", Dated.GetProperty("late")[0]),
            ("lateMilestone", Dated.GetProperty("late")[0].GetProperty("milestones")[0]), ("decision", Dated.GetProperty("decisions")[0]),
            ("movedDates", Dated.GetProperty("moved")),
            ("move", Dated.GetProperty("moved").GetProperty("milestones")[0]),
            ("dates", Dated.GetProperty("moved").GetProperty("milestones")[1].GetProperty("after")),
            ("scheduled", Dated.GetProperty("milestones")[0]), ("driver", Dated.GetProperty("milestones")[0].GetProperty("drivers")[0]),
            ("finding", Dated.GetProperty("findings")[0]),
            ("levelled", Staffed.GetProperty("levelled")),
            ("levelledMilestone", Staffed.GetProperty("levelled").GetProperty("milestones")[0]), ("wait", Wait),
            ("holder", Wait.GetProperty("holders")[0]), ("load", Staffed.GetProperty("load")),
            ("resource", Staffed.GetProperty("load").GetProperty("resources")[0]),
            ("overAllocation", Staffed.GetProperty("load").GetProperty("resources")[0].GetProperty("over")[0]),
            ("loadStep", Staffed.GetProperty("load").GetProperty("resources")[0].GetProperty("steps")[0]),
            ("recordFinding", Staffed.GetProperty("load").GetProperty("findings")[0]),
            ("features", Staffed.GetProperty("features")),
            ("featuresOfMilestone", Staffed.GetProperty("features").GetProperty("milestones")[0]),
            ("feature", Staffed.GetProperty("features").GetProperty("milestones")[0].GetProperty("features")[0]),
        ];

        definitions.EnumerateObject()
            .Where(definition => definition.Value.TryGetProperty("properties", out _)).Select(definition => definition.Name).Should().Equal(
            ["report", "cause", "group", "milestone", "changed", "assessment", "factor", "graph", "node", "edge", "impact", "differences",
                "difference", "state", "field", "history", "point", "entry", "event", "whole", "schedule", "targets", "lateCause",
                "lateMilestone", "decision", "movedDates", "move", "dates", "scheduled", "driver", "finding", "levelled",
                "levelledMilestone", "wait", "holder", "load", "resource", "overAllocation", "loadStep", "recordFinding", "features",
                "featuresOfMilestone", "feature"]);
        foreach ((string definition, JsonElement element) in written)
        {
            string[] names = [.. element.EnumerateObject().Select(property => property.Name)];
            string[] known =
                [.. definitions.GetProperty(definition).GetProperty("properties").EnumerateObject().Select(property => property.Name)];
            foreach (string name in known)
                page.Should().Contain(definition == "whole" ? $"\"{name}\": " : $"| `{name}` |", "of {0}", definition);
            if (definition == "report") known = [.. known.Except(Optional)]; // a plan with nothing to say about them has none
            string[] ofASubject = definition is "event" or "field" ? NamesOfASubject : [];
            if (definition == "field") ofASubject = [.. ofASubject.Except(["field"])];
            names = [.. names.Except(ofASubject)];
            names.Should().Equal(known.Except(ofASubject), "of {0}", definition);
            names.Should().Equal(
                definitions.GetProperty(definition)
                .GetProperty("required").EnumerateArray().Select(name => name.GetString()), "of {0}", definition);
        }
    }

    [Fact]
    public void It_has_what_the_model_has()
    {
        JsonElement client = Whole.GetProperty("milestones")[1];

        client.GetProperty("name").GetString().Should().Be("Client (beta)");
        client.GetProperty("progress").GetRawText().Should().Be("0.25");
        (client.GetProperty("completed")
            .GetInt32(), client.GetProperty("counted").GetInt32(), client.GetProperty("cancelled").GetInt32()).Should().Be((1, 4, 0));
        client.GetProperty("percent").GetInt32().Should().Be(25);
        client.GetProperty("assessment").GetProperty("factors")[0].GetProperty("chain")
            .EnumerateArray().Select(name => name.GetString()).Should().Equal("Client (beta)", "API", "Schema");
        Whole.GetProperty("milestones")[3].GetProperty("percent").ValueKind.Should().Be(JsonValueKind.Null, "of what is cancelled");
        Whole.GetProperty("milestones")[3].GetProperty("progress").ValueKind.Should().Be(JsonValueKind.Null, "nothing of it counts");
        Whole.GetProperty("total").GetProperty("cancelled").GetInt32().Should().Be(1);
        Whole.GetProperty("total").GetProperty("progress").GetRawText().Should().Be("0.20000000000000001");
        Whole.GetProperty("components")[1].GetProperty("progress").ValueKind.Should().Be(JsonValueKind.Null, "where nothing is left to do");
        First("causes").GetProperty("affected").EnumerateArray().Select(name => name.GetString())
            .Should().Equal("API", "Client (beta)", "Schema");
        (First("causes").GetProperty("milestone").GetString(), First("causes").GetProperty("affectedCount").GetInt32())
            .Should().Be(("Schema", 3));
        Whole.GetProperty("atRisk")
            .EnumerateArray().Select(name => name.GetString()).Should().Equal("Schema", "API", "Client (beta)", "Manual");
        Whole.GetProperty("history")
            .GetProperty("entries")[0].GetProperty("events")[0].GetProperty("old").GetString().Should().Be("IN_PROGRESS");
        Whole.GetProperty("time").GetString().Should().Be("2026-03-01T10:00:00Z");
    }

    [Fact]
    public void Progress_comes_back_bit_by_bit_where_the_shortest_text_would_lose_it()
    {
        // The first is half done, and ever more need it: 0.5 of 1, of 2, of 3, and so on.
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("0", status: MilestoneStatus.InProgress);
        for (int i = 1; i <= 80; i++)
        {
            registry.RegisterMilestone($"{i}");
            registry.DeclareMilestoneDependency($"{i}", $"{i - 1}");
        }

        JsonElement report = Parsed(PlanReport.Create(registry.Current));

        foreach (JsonElement milestone in report.GetProperty("milestones").EnumerateArray())
            BitConverter.DoubleToInt64Bits(milestone.GetProperty("progress").GetDouble())
                .Should().Be(BitConverter.DoubleToInt64Bits(registry.GetProgress(milestone.GetProperty("name").GetString()!)));
    }

    [Fact]
    public void Of_more_than_twenty_reasons_it_has_the_worst_and_says_how_many_more()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("All");
        for (int i = 0; i < 30; i++)
        {
            registry.RegisterMilestone($"{i}", status: i < 5 ? MilestoneStatus.Blocked : MilestoneStatus.OnHold);
            registry.DeclareMilestoneDependency("All", $"{i}");
        }

        JsonElement assessment = AssessmentOf("All", registry);

        assessment.GetProperty("factors")
            .EnumerateArray().Count(factor => factor.GetProperty("level").GetString() == "high").Should().Be(5);
        (assessment.GetProperty("factors").GetArrayLength(), assessment.GetProperty("moreFactors").GetInt32()).Should().Be((20, 11));
    }

    [Fact]
    public void Of_a_chain_of_more_than_a_hundred_names_it_has_both_ends_and_how_long_it_is()
    {
        MilestoneRegistry registry = new();
        for (int i = 0; i < 200; i++)
        {
            registry.RegisterMilestone($"{i:D3}", status: i == 0 ? MilestoneStatus.Blocked : MilestoneStatus.Planned);
            if (i > 0) registry.DeclareMilestoneDependency($"{i:D3}", $"{i - 1:D3}");
        }

        JsonElement cut = AssessmentOf("199", registry).GetProperty("factors")[0];
        JsonElement whole = AssessmentOf("099", registry).GetProperty("factors")[0];

        cut.GetProperty("steps").GetInt32().Should().Be(199);
        cut.GetProperty("chain").EnumerateArray().Select(name => name.GetString()).Should().Equal(
            [.. Enumerable.Range(150, 50).Reverse().Select(i => $"{i:D3}"), .. Enumerable.Range(0, 50).Reverse().Select(i => $"{i:D3}")]);
        (whole.GetProperty("steps").GetInt32(), whole.GetProperty("chain").GetArrayLength()).Should().Be((99, 100));
    }

    private static JsonElement AssessmentOf(string name, MilestoneRegistry registry) =>
        Parsed(PlanReport.Create(registry.Current)).GetProperty("milestones")
        .EnumerateArray().Single(milestone => milestone.GetProperty("name").GetString() == name).GetProperty("assessment");

    private static JsonElement First(string property) => Whole.GetProperty(property)[0];

    private static JsonElement Parsed(PlanReport report) => JsonDocument.Parse(report.ToText(ReportFormat.Json)).RootElement;
}
