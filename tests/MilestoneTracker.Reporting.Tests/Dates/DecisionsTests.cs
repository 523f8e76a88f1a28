using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Dates;

// What to decide, as values for programs: from the same decisions that pages and Markdown put in words.
public sealed class DecisionsTests
{
    [Fact]
    public void JSON_has_what_to_decide_about_each_cause_and_about_what_the_forecast_lacks()
    {
        Decisions(DatedPlan.Report()).Should().Equal(
            "Resume milestone=foundation daysLate=2 milestones=foundation,frame", "MovePin milestones=party");
    }

    [Fact]
    public void JSON_has_what_to_decide_about_people_after_the_dates()
    {
        Decisions(StaffedPlan.Report()).Should().EndWith(
            ["Reassign milestones=Site migration", "Staff milestones=Course,Load tests"]);
    }

    [Fact]
    public void Each_kind_of_decision_goes_with_its_words()
    {
        MilestoneRegistry registry = new();
        Set(registry, "build", ("duration", "2w"), ("target", "2026-03-06"));
        Set(registry, "idea");
        Set(registry, "wrong", ("duration", "many days"));
        Set(registry, "early", ("not-before", "2026-03-09"), ("duration", "1d"), ("target", "2026-03-05"));
        Set(registry, "over", ("target", "2026-02-25"), ("duration", "0d"));
        registry.SetPlanField("zone", "Middle/Earth");

        PlanReport report = ReportOf(registry);

        Decisions(report).Should().Equal(
            "Shorten milestone=build remaining=4800 daysLate=10 milestones=build",
            "Finish milestone=over daysLate=5 milestones=over",
            "MoveDate milestone=early daysLate=4 milestones=early",
            "Estimate milestones=idea,wrong",
            "CorrectFields milestones=wrong fields=2");
        report.Answers[2].Sentences.Select(sentence => sentence.ToString().Split(' ')[0]).Should().Equal(
            "Shorten", "Finish", "Let", "Ask", "Correct");
    }

    [Fact]
    public void Pages_show_the_worst_three_causes_and_JSON_has_all()
    {
        MilestoneRegistry registry = new();
        for (int i = 1; i <= 5; i++) Set(registry, $"m{i}", ("duration", $"{i}d"), ("target", "2026-02-27"));

        PlanReport report = ReportOf(registry);

        Decisions(report).Select(decision => decision.Split(' ')[1]).Should().Equal(
            "milestone=m5", "milestone=m4", "milestone=m3", "milestone=m2", "milestone=m1");
        report.Answers[2].Sentences.Should().HaveCount(4);
        report.Answers[2].Sentences[3].ToString().Should().Be("See below for 2 more causes of lateness.");
    }

    [Fact]
    public void Nothing_to_decide_is_an_empty_list()
    {
        MilestoneRegistry registry = new();
        Set(registry, "build", ("duration", "2w"));

        Decisions(ReportOf(registry)).Should().BeEmpty();
    }

    [Fact]
    public void The_schema_and_the_page_about_it_know_every_kind()
    {
        string folder = Path.Combine(Repository.Root, "docs", "reporting");
        string[] kinds = Enum.GetNames<DecisionKind>();

        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.schema.json")));
        schema.RootElement.GetProperty("$defs").GetProperty("decisionKind").GetProperty("enum").EnumerateArray()
            .Select(kind => kind.GetString()).Should().Equal(kinds);
        string page = File.ReadAllText(Path.Combine(folder, "json.md"));
        kinds.Should().OnlyContain(kind => page.Contains($"\n| `{kind}` | ", StringComparison.Ordinal));
    }

    private static void Set(MilestoneRegistry registry, string name, params (string Key, string Value)[] fields)
    {
        registry.RegisterMilestone(name);
        foreach ((string key, string value) in fields) registry.SetMilestoneField(name, key, value);
    }

    private static PlanReport ReportOf(MilestoneRegistry registry) =>
        PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now });

    // Each on a line: the kind, then what is not null.
    private static string[] Decisions(PlanReport report)
    {
        using JsonDocument json = JsonDocument.Parse(report.ToText(ReportFormat.Json));
        return
        [
            .. json.RootElement.GetProperty("schedule").GetProperty("decisions").EnumerateArray().Select(decision => string.Join(
                ' ', decision.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null)
                    .Select(property => property.Name == "kind" ? property.Value.GetString()
                        : property.Value.ValueKind == JsonValueKind.Array
                            ? $"{property.Name}={string.Join(',', property.Value.EnumerateArray().Select(name => name.GetString()))}"
                            : $"{property.Name}={property.Value}"))),
        ];
    }
}
