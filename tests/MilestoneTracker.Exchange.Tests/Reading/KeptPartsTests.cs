using CsCheck;
using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

// What readers keep parts of a file in, beside the collections of the framework.
public sealed class KeptPartsTests
{
    [Fact]
    public void Two_milestones_with_one_digest_are_two()
    {
        const string First = """{"number":1,"title":"Release1aaaaaaaa"}""";
        const string Second = """{"number":1,"title":"jhwbpbzaAm#Mbrf0"}"""; // found by trial: the digest of the first one
        ImportedPlan plan = Imports.Read($"[{First},{Second}]", ImportFormat.GitHub);

        plan.Items.Should().ContainSingle().Which.Title.Should().Be("Release1aaaaaaaa");
        plan.Findings.Should().ContainSingle().Which.Code.Should().Be("duplicate-id");
    }

    [Fact]
    public void Milestones_within_issues_are_one_only_where_they_say_the_same()
    {
        const string Issues = """
            [{"number":10,"title":"I10","milestone":{"number":1,"title":"A"}},
            {"number":11,"title":"I11","milestone":{"number":257,"title":"A"}}]
            """;
        Imports.Read(Issues, ImportFormat.GitHub).Items.Select(item => item.SourceId).Should().Equal("milestone/1", "milestone/257");
    }

    [Fact]
    public void A_member_that_stands_twice_is_found_after_its_value_is_no_longer_needed()
    {
        ImportedPlan plan = Imports.Read(
            """
            [{"number":1,"title":"A","url":"https://api.github.com/repos/o/r/issues/1","labels":[]},
            {"number":2,"title":"B","url":"x","url":"y","labels":[]}]
            """,
            ImportFormat.GitHub, new ImportOptions { Issues = true });

        plan.Findings.Where(finding => finding.Code == "member-repeated").Should().ContainSingle().Which.Place.Line.Should().Be(2);
    }

    [Fact]
    public void Numbers_are_found_as_a_dictionary_finds_them() => Gen.Int.Sample(
        seed =>
        {
            Random random = new(seed);
            NumberIndex<object> index = new();
            Dictionary<long, object> twin = [];
            for (int i = 0; i < 2000; i++)
            {
                long number = random.Next(4) switch
                {
                    0 => random.Next(-5, 300),
                    1 => i,
                    2 => random.Next(0, 6000),
                    _ => random.NextInt64(long.MinValue, long.MaxValue),
                };
                object item = new();
                index.TryAdd(number, item).Should().Be(twin.TryAdd(number, item));
                long asked = random.Next(-10, 6000);
                index.Find(asked).Should().BeSameAs(twin.GetValueOrDefault(asked));
            }

            foreach ((long number, object item) in twin) index.Find(number).Should().BeSameAs(item);
        },
        iter: 100, threads: 1);

    [Theory]
    [InlineData(10)]
    [InlineData(2048)]
    [InlineData(5000)]
    public void Links_are_kept_as_a_list_keeps_them_and_shortened(int count)
    {
        LinkList links = new();
        List<ImportedLink> twin = [];
        for (int i = 0; i < count; i++)
        {
            ImportedLink link = new(i, i / 2, (LinkKind)(i % 4), i % 3 == 0 ? "1d" : null, new(i, 1));
            links.Add(link);
            twin.Add(link);
        }

        links.Should().Equal(twin);
        foreach (int kept in new[] { count, count / 2, 1, 0 })
        {
            links.Shorten(kept);
            links.Should().Equal(twin.Take(kept));
            FluentActions.Invoking(() => links[kept]).Should().Throw<ArgumentOutOfRangeException>();
        }

        links.Add(twin[0]);
        links.Should().Equal(twin[0]);
    }

    [Fact]
    public void Texts_that_come_again_are_equal_to_what_stands_there() => Gen.Int.Sample(
        seed =>
        {
            Random random = new(seed);
            RecentTexts texts = new();
            for (int i = 0; i < 3000; i++)
            {
                string text = new([.. Enumerable.Range(0, random.Next(70)).Select(_ => "ab1é\u00FC"[random.Next(random.Next(1, 6))])]);
                texts.Of(text).Should().Be(text);
            }
        },
        iter: 20, threads: 1);

    [Fact]
    public void A_text_that_came_just_before_is_the_same_string()
    {
        RecentTexts texts = new();
        texts.Of("2026-03-02").Should().BeSameAs(texts.Of("2026-03-02"));
    }
}
