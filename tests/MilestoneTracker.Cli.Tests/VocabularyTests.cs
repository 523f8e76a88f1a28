using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// The command knows every field of dates for the owner that the reference names, so that none needs --any-key.
public sealed class VocabularyTests
{
    private static readonly Dictionary<string, AuditSubjectKind> Owners = new(StringComparer.Ordinal)
    {
        ["plan"] = AuditSubjectKind.Plan, ["milestone"] = AuditSubjectKind.Milestone, ["dependency"] = AuditSubjectKind.Dependency,
    };

    [Fact]
    public void Every_field_of_dates_is_known_where_the_reference_has_it()
    {
        string[][] rows = [
            .. File.ReadLines(Path.Combine(Repository.Root, "docs", "planning", "fields.md")).Select(line => line.Split('|'))
                .Where(cells => cells.Length == 6 && Owners.ContainsKey(cells[1].Trim()))];

        rows.Should().HaveCountGreaterThan(20);
        foreach (string[] row in rows)
        {
            string key = row[2].Trim(' ', '`').Replace("NAME", "first", StringComparison.Ordinal);
            Vocabulary.ProblemOf(Owners[row[1].Trim()], key).Should().BeNull("{0} is a field of the {1}", key, row[1].Trim());
        }
    }

    [Theory]
    [InlineData("calendar-")]
    [InlineData("baseline-")]
    [InlineData("calender-short")]
    public void What_only_looks_like_one_is_not_known(string key) =>
        Vocabulary.ProblemOf(AuditSubjectKind.Plan, key).Should().Contain($"'{key}' is not a known field of the plan.");
}
