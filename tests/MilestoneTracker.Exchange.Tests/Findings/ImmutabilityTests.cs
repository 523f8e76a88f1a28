using System.Collections;
using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Findings;

// What is said to be immutable cannot be changed through a cast either.
public sealed class ImmutabilityTests
{
    [Fact]
    public void No_list_of_a_plan_can_be_written_to()
    {
        ImportedPlan plan = Imports.Read(
            "<Project><Name>P</Name><StartDate>2026-01-01T08:00:00</StartDate><Tasks><Task><UID>1</UID><Name>A</Name><Duration>PT8H0M0S</Duration></Task><Task><UID>2</UID><Name>B</Name><Duration>x</Duration><PredecessorLink><PredecessorUID>1"
            + "</PredecessorUID><Type>3</Type><LinkLag>4800</LinkLag></PredecessorLink></Task></Tasks></Project>", ImportFormat.Mspdi);

        ImportOptions options = new() { Columns = [new("name", "A")] };
        foreach (object list in new object[] { plan.Items, plan.Links, plan.Items[0].Fields, plan.Links[0].Fields, options.Columns })
            (list is IList { IsReadOnly: false }).Should().BeFalse();
        plan.Items[0].Fields.Should().NotBeEmpty();
        plan.Links[0].Fields.Should().HaveCount(2);
        ((IDictionary<string, string>)plan.PlanFields).IsReadOnly.Should().BeTrue();
        ((IDictionary<string, int>)plan.Findings.Counts).IsReadOnly.Should().BeTrue();
    }

    [Fact]
    public void The_path_of_a_cycle_and_the_columns_of_options_are_their_own()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        ImportRefusedException e = FluentActions.Invoking(() =>
            Imports.Read("id,name,predecessors\n1,A,2\n2,B,1\n", ImportFormat.Table).ProposeTo(registry)).Should()
            .Throw<ImportRefusedException>().Which;
        ((IList)e.CyclePath).IsReadOnly.Should().BeTrue();

        List<KeyValuePair<string, string>> columns = [new("name", "Task")];
        ImportOptions options = new() { Columns = columns };
        columns.Clear();
        options.Columns.Should().ContainSingle();
        FluentActions.Invoking(() => new ImportOptions { Columns = null! }).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Every_field_of_a_dependency_is_merged()
    {
        const int Count = 2000;
        string Graph(string value) => "{\"graph\":{\"nodes\":{\"a\":{},\"b\":{}},\"edges\":[{\"source\":\"b\",\"target\":\"a\","
            + "\"relation\":\"depends-on\",\"metadata\":{\"milestones\":1,\"fields\":{"
            + string.Join(',', Enumerable.Range(0, Count).Select(i => $"\"k{i:000000}\":\"{value}\"")) + "}}}]}}";
        (MilestoneRegistry registry, _) = Imports.Registry();
        Imports.Commit(Imports.Read(Graph("v"), ImportFormat.JsonGraph), registry).Dispose();

        using ImportPreview preview = Imports.Read(Graph("w"), ImportFormat.JsonGraph).ProposeTo(registry);

        preview.Changed.Should().Be(1);
        preview.Proposal.Staged.GetDependencyFields("b", "a").Values.Count(value => value == "w").Should().Be(Count);
    }
}
