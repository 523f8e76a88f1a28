using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// Comments, messages, help and pages in the English of a native writer. What a test can find is the worst habits: each of them was
// in the code once, and slowed every reader down.
public sealed partial class EnglishTests
{
    [Theory]
    [InlineData("X is not a status. (default: 2)", false)]
    [InlineData("There is no milestone 'a'.", false)]
    [InlineData("The queue is no longer than the list.", false)]
    [InlineData("The caller who asks gets it.", false)]
    [InlineData("'x' is no status", true)]
    [InlineData("a log that is no log of this library", true)]
    [InlineData("2 where it is not given", true)]
    [InlineData("It is made anew.", true)]
    [InlineData("for who keeps it", true)]
    [InlineData("Who comes meanwhile waits in line", true)]
    [InlineData("what of the change was told", true)]
    [InlineData("A milestone ceased to be.", true)]
    public void The_worst_habits_are_found(string text, bool isFound) => Habit().IsMatch(text).Should().Be(isFound);

    [Fact]
    public void No_page_comment_or_message_has_a_habit_that_stumbles()
    {
        IEnumerable<string> found =
            from file in SourceTree.Files("*.cs", "src").Concat(SourceTree.Files("*.md", "docs")).Append("README.md")
            where Path.GetFileName(file) != "CHANGELOG.md"
            from line in SourceTree.Lines(file).Select((text, index) => (text, number: index + 1))
            let match = Habit().Match(line.text)
            where match.Success
            select $"{file}:{line.number}: {match.Value}";

        found.Should().BeEmpty();
    }

    [GeneratedRegex(
        @"(?<![Tt]here )\b(?:is|are|was) no (?!longer|more|less|later|earlier|fewer|larger|higher|lower|greater|smaller|different|other way)[a-z]+"
        + @"|\banew\b|\bwhere (?:it|none|that) is (?:not )?given\b|\bceased to\b|\bthereof\b"
        + @"|\b(?:for|to|by|of|than|and|or) who (?!is\b|are\b)[a-z]+|(?:^|[.;:] |// |>)Who (?:comes|keeps|writes|reads|checks|asks|wants|has|waits)\b[^?]*$"
        + @"|\b(?:is|are|was|were|be) told\b|\btold (?:as|of)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Habit();
}
