using System.Globalization;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

// Answers of GitHub beside a naive twin, with values of any type in any place, repeated members and repeated objects.
public sealed class TrackerTwinTests
{
    private static readonly string[] Names =
    [
        "number", "title", "state", "state_reason", "open_issues", "closed_issues", "milestone", "blocked_by", "issue_dependencies_summary",
        "total_blocked_by", "parent_issue_url", "labels", "user", "body", "n\\u0075mber", "titl", "numbers", "description",
    ];

    private static readonly string[] Words =
    [
        "\"closed\"", "\"cl\\u006fsed\"", "\"open\"", "\"not_planned\"", "\"duplicate\"", "\"3\"", "\"03\"", "\"ä\"",
        "\"https://x/issues/4\"",
    ];

    private static readonly string[] Codes =
        ["not-an-item", "duplicate-id", "member-repeated", "unknown-predecessor", "dependencies-missing"];

    [Fact]
    public void Random_answers_are_read_as_a_document_in_memory_says() => Gen.Int.Sample(
        seed =>
        {
            Random random = new(seed);
            List<string> rows = [];
            for (int i = random.Next(1, 14); i > 0; i--)
                rows.Add(rows.Count > 0 && random.Next(6) == 0 ? rows[random.Next(rows.Count)] : Row(random));
            string text = $"[{string.Join(",\n", rows)}]";
            NaiveTracker twin = new(text);

            ImportedPlan plan = Imports.Read(text, ImportFormat.GitHub, new ImportOptions { Issues = true, PullRequests = true });

            plan.Items.Select(item => $"{item.SourceId} {item.Title} {item.Status}").Should().Equal(twin.Items, "of {0}", text);
            plan.Links.Select(link => $"{plan.Items[link.Item].SourceId} {plan.Items[link.Dependency].SourceId}")
                .Order(StringComparer.Ordinal).Should().Equal(twin.Links, "of {0}", text);
            foreach (string code in Codes)
                plan.Findings.Counts.GetValueOrDefault(code).Should().Be(twin.Findings.GetValueOrDefault(code), "{0} of {1}", code, text);
        },
        iter: 3000, threads: 1);

    [Theory]
    [InlineData("", 0)]
    [InlineData(",\"body\":\"other\"", 1)]
    public void An_object_that_stands_there_twice_is_a_finding_only_where_it_says_something_else(string more, int found)
    {
        const string First = "{\"number\":1,\"title\":\"A\",\"url\":\"https://api.github.com/repos/o/r/milestones/1\"";
        ImportedPlan plan = Imports.Read($"[{First}}},\n {First}{more}}}]", ImportFormat.GitHub);

        plan.Source.Should().Be("github:o/r");
        plan.Findings.Counts.GetValueOrDefault("duplicate-id").Should().Be(found);
    }

    [Fact]
    public void Milestones_that_take_turns_in_issues_are_kept_as_each_of_them_says()
    {
        string issues = string.Join(',', Enumerable.Range(0, 600).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"number":{{{i}}},"title":"I","milestone":{"number":{{{i % 300}}},"title":"M{{{i % 300}}}","due_on":"2026-06-01"}}""")));
        ImportedPlan plan = Imports.Read($"[{issues}]", ImportFormat.GitHub);

        plan.Items.Select(item => item.Title).Should().Equal(Enumerable.Range(0, 300).Select(i => $"M{i}"));
        plan.Items.Should().OnlyContain(item => item.Fields.Count == 1);
    }

    private static string Row(Random random)
    {
        string usual = random.Next(15) == 0 ? "\"number\":null"
            : string.Create(CultureInfo.InvariantCulture, $"\"number\":{random.Next(8)},\"title\":\"T{random.Next(100)}\"");
        return "{" + usual + string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => "," + Member(random, 0))) + "}";
    }

    private static string Member(Random random, int depth)
    {
        string name = Names[random.Next(Names.Length)];
        string value = (name, random.Next(3)) switch
        {
            ("milestone", > 0) when depth < 3 => string.Create(CultureInfo.InvariantCulture,
                $"{{\"number\":{random.Next(8)},\"title\":\"M\"}}"),
            ("blocked_by", > 0) when depth < 3 => $"[{string.Join(',', Values(random, depth))}]",
            ("state", > 0) => "\"closed\"",
            _ => Value(random, depth + 1),
        };
        return $"\"{name}\":{value}";
    }

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 5 : 7) switch
    {
        0 => random.Next(9).ToString(CultureInfo.InvariantCulture),
        1 => Words[random.Next(Words.Length)],
        2 => random.Next(2) == 0 ? "null" : "true",
        3 => random.Next(2) == 0 ? "1.5" : "-2",
        4 => "1234567890123456789",
        5 => "{" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Member(random, depth + 1))) + "}",
        _ => $"[{string.Join(',', Values(random, depth))}]",
    };

    private static IEnumerable<string> Values(Random random, int depth) =>
        Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1));
}
