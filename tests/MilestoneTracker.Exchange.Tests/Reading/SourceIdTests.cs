using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Shaping;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

public sealed class SourceIdTests
{
    [Fact]
    public void Ids_differ_even_where_one_is_given_often_or_looks_like_the_digest_of_another()
    {
        SourceIds known = new();
        known.For("x");
        string digested = known.For("x");
        SourceIds ids = new();
        string[] given = [.. new[] { "x", digested, "x", "x", "x" }.Select(ids.For)];
        given.Should().OnlyHaveUniqueItems().And.StartWith(["x", digested]);
    }

    [Fact]
    public void Tasks_of_GanttProject_with_the_same_uid_are_said_and_only_the_first_is_taken()
    {
        string tasks = string.Concat(Enumerable.Range(1, 3).Select(id =>
            string.Create(CultureInfo.InvariantCulture, $"<task id='{id}' uid='x' name='T{id}' duration='1'/>")));
        (MilestoneRegistry registry, InMemoryAuditLog log) = Imports.Registry();
        ImportedPlan plan = Imports.Read($"<project><tasks>{tasks}</tasks></project>", ImportFormat.Gan);
        plan.Items.Select(item => item.SourceId).Should().Equal("x");
        plan.Findings.Where(finding => finding.Code == "duplicate-id").Should().HaveCount(2)
            .And.OnlyContain(finding => finding.SourceId == "1" || finding.Message.Contains("'x'"));
        Imports.Commit(plan, registry);
        long before = log.LastSequence;
        Imports.Commit(plan, registry);
        log.LastSequence.Should().Be(before);
    }

    [Fact]
    public void A_uid_that_is_the_id_of_another_task_is_not_taken_twice() =>
        Imports.Read("<project><tasks><task id='5' name='A' duration='1'/><task id='6' uid='5' name='B' duration='1'/></tasks></project>",
            ImportFormat.Gan).Items.Select(item => item.Title).Should().Equal("A");
}
