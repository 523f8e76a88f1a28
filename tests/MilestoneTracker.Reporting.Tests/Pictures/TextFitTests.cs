using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class TextFitTests
{
    private static readonly string[] Betweens = ["", " ", "👨‍👩‍👧‍👦", "é", "中文", "-", "  "];

    [Fact]
    public void A_text_that_fits_stays_as_it_is()
    {
        TextFit.Line("feature freeze", 200, 13).Should().Be("feature freeze");
        TextFit.TwoLines("feature freeze", 200, 13).Should().Equal("feature freeze");
    }

    [Fact]
    public void A_long_line_loses_its_middle_and_keeps_both_ends()
    {
        TextFit.Line("the quarterly review of the northern region, part 17", 160, 13)
            .Should().StartWith("the quarter").And.EndWith("17").And.Contain("…");
    }

    [Fact]
    public void Two_lines_break_between_words()
    {
        TextFit.TwoLines("PEP 709 comprehension inlining", 180, 13, bold: true).Should().Equal("PEP 709", "comprehension inlining");
        TextFit.TwoLines("a-rather-long-name-with-hyphens", 160, 13, bold: true)[0].Should().EndWith("-");
    }

    [Fact]
    public void A_word_without_a_place_to_break_is_broken_where_the_line_is_full()
    {
        IReadOnlyList<string> lines = TextFit.TwoLines(new string('a', 30), 160, 13);

        lines.Should().HaveCount(2);
        string.Concat(lines).Should().Be(new string('a', 30));
    }

    [Theory]
    [InlineData("Move to version 10.0.25 of it", 105)]
    public void No_word_that_fits_on_a_line_is_broken_and_no_number_is_cut_at_its_point(string text, double width)
    {
        IReadOnlyList<string> lines = TextFit.TwoLines(text, width, 13, bold: true);

        string[] parts = [.. lines.SelectMany(line => line.Split(' ', '-', '…')).Where(part => part.Length > 0)];
        parts.Should().BeSubsetOf(text.Split(' ', '-'), string.Join(" | ", lines));
        foreach (string number in new[] { "3.12.0", "10.0.25", "2026-03-01" }.Where(text.Contains))
            (lines.Any(line => line.Contains(number, StringComparison.Ordinal))
                || lines.All(line => !line.Contains(number[..2], StringComparison.Ordinal))).Should().BeTrue(string.Join(" | ", lines));
    }

    [Theory]
    [InlineData("Agree on the translation of all notifications", 130)]
    [InlineData("Rollout of authentication for administrators and guests", 150)]
    [InlineData("Security review of comprehension inlining and documentation", 150)]
    public void A_second_line_that_is_full_too_is_cut_between_words(string text, double width)
    {
        IReadOnlyList<string> lines = TextFit.TwoLines(text, width, 13, bold: true);

        lines.Should().HaveCount(2);
        lines[1].Should().Contain("…");
        lines.SelectMany(line => line.Split(' ', '…')).Where(part => part.Length > 0).Should().BeSubsetOf(text.Split(' '));
    }

    [Fact]
    public void Only_a_word_that_no_line_has_room_for_is_ever_broken() =>
        Gen.Select(
            Gen.Char['a', 'z'].Array[1, 14].Select(letters => new string(letters)).Array[1, 9], Gen.Int[60, 260], Gen.Char[" -/"])
            .Sample((words, width, sign) =>
        {
            string text = string.Join(sign, words);
            string[] broken = [.. TextFit.TwoLines(text, width, 13, bold: true).Append(TextFit.Line(text, width, 13, bold: true))
                .SelectMany(line => line.Split(sign, '…')).Where(part => part.Length > 0 && !words.Contains(part, StringComparer.Ordinal))];
            string[] wide = [.. words.Where(word => TextWidth.Measure(word + sign + "…", 13, bold: true) > width)];
            foreach (string part in broken)
                wide.Should().Contain(word => word.Contains(part, StringComparison.Ordinal), $"'{part}' of '{text}' at {width}");
        });

    [Fact]
    public void A_word_that_must_be_broken_fills_the_line() =>
        TextFit.Line("an " + new string('a', 60) + " end", 160, 13).Should().MatchRegex("^an a{3,}…a* ?end$");

    [Fact]
    public void A_line_that_is_cut_is_cut_between_words() =>
        TextFit.Line("the quarterly review of the northern region, part 3.17", 190, 13).Should()
            .MatchRegex("^the quarterly( review)?….*3\\.17$");

    [Fact]
    public void Components_that_have_no_room_are_counted()
    {
        ImmutableSortedSet<string> five = ["backend", "billing", "frontend", "mobile", "search"];

        ComponentText.Fit(five, 70, 10.5).Should().Be("backend +4");
        ComponentText.Fit(five, 120, 10.5).Should().Be("backend, billing +3");
        ComponentText.Fit(five, 1000, 10.5).Should().Be("backend, billing, frontend, mobile, search");
        ComponentText.Fit(["a component with a name that has no room", "b"], 90, 10.5).Should().EndWith(" +1").And.Contain("…");
        ComponentText.TwoLines(five, 90, 13, bold: true).Should().HaveCount(2);
        string.Join(' ', ComponentText.TwoLines(five, 90, 13, bold: true)).Should().StartWith("backend, ").And.MatchRegex(" \\+[123]$");
    }

    [Fact]
    public void No_line_is_wider_than_it_may_be_and_no_character_is_cut_in_two()
    {
        Gen.Select(Gen.Char['a', 'z'].Array[0, 60], Gen.Int[20, 300], Gen.Int[0, 6].Select(i => Betweens[i]))
            .Sample((letters, width, between) =>
        {
            string text = string.Join(between, letters);
            string[] whole = Clusters(text);
            foreach (string line in TextFit.TwoLines(text, width, 13).Append(TextFit.Line(text, width, 13)))
            {
                TextWidth.Measure(line, 13).Should()
                    .BeLessThanOrEqualTo(Math.Max(width, TextWidth.Measure(line.AsSpan(0, Math.Min(line.Length, 1)), 13) + 30), line);
                Clusters(line).Where(cluster => cluster != "…").Should().BeSubsetOf(whole);
            }
        });
    }

    [Fact]
    public void A_long_sentence_is_told_on_as_many_lines_as_it_takes()
    {
        IReadOnlyList<string> lines = TextFit.Lines("12 milestones and 3 dependencies are not in the picture.", 120, 12.5);

        lines.Should().HaveCountGreaterThan(2);
        string.Join(' ', lines).Should().Be("12 milestones and 3 dependencies are not in the picture.");
    }

    [Fact]
    public void Marks_that_combine_and_what_is_not_shown_have_no_width()
    {
        TextWidth.Measure("a\u0301\u0302\u200D\uFE0F", 10).Should().Be(TextWidth.Measure("a", 10));
        TextWidth.Measure("中文", 10).Should().BeGreaterThan(TextWidth.Measure("ab", 10));
    }

    private static string[] Clusters(string text)
    {
        List<string> clusters = [];
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) clusters.Add(elements.GetTextElement());
        return [.. clusters.Distinct(StringComparer.Ordinal)];
    }
}
