using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Repetition;

// Assignments as a field, and the resources that they need.
public sealed class AssignedTests
{
    private const string Project = """
        <Project><Tasks><Task><UID>1</UID><Name>A</Name></Task><Task><UID>2</UID><Name>B</Name></Task></Tasks>
        <Resources><Resource><UID>1</UID><Name>Bo</Name><Type>1</Type></Resource><Resource><UID>2</UID><Name>Ann</Name><MaxUnits>3</MaxUnits></Resource>
        <Resource><UID>3</UID><Name>Steel</Name><Type>0</Type></Resource></Resources>
        <Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>{0}</Units></Assignment>
        <Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID></Assignment>
        <Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID><Units>0.5</Units></Assignment>
        <Assignment><TaskUID>2</TaskUID><ResourceUID>3</ResourceUID><Units>4</Units></Assignment></Assignments></Project>
        """;

    private static readonly ImportOptions Assigned = new() { Name = "plan", Assigned = true };

    [Theory]
    [InlineData("0.25", "1.5 Ann\n0.25 Bo", null)]
    [InlineData("1", "1.5 Ann\n1 Bo", null)]
    [InlineData("0.333", "1.5 Ann\n0.34 Bo", "rounded")]
    [InlineData("-1", "1.5 Ann", "value-not-taken")]
    [InlineData("half", "1.5 Ann", "value-not-taken")]
    [InlineData("1e9", "1.5 Ann", "value-not-taken")]
    public void Units_of_people_and_machines_are_added_up_by_name_and_material_is_not_assigned(string units, string expected, string? code)
    {
        (MilestoneRegistry registry, _) = Imports.Registry();

        using ImportPreview preview = Imports.Commit(
            Imports.Read(Project.Replace("{0}", units, StringComparison.Ordinal), ImportFormat.Mspdi, Assigned), registry);

        registry.Current.GetMilestone("A")!.Fields["assigned"].Should().Be(expected);
        registry.Current.GetMilestone("B")!.Fields.Should().NotContainKey("assigned");
        registry.Current.GetRecords("resources")["Ann"]["capacity"].Should().Be("3");
        registry.Current.GetRecords("resources").Should().NotContainKey("Steel");
        preview.Findings.Counts.Keys.Should().BeEquivalentTo([.. new[] { "assignments-simplified", code }.OfType<string>()]);
    }

    [Fact]
    public void A_resource_that_is_there_stays_as_it_is_and_the_second_import_makes_no_event()
    {
        (MilestoneRegistry registry, Auditing.InMemoryAuditLog log) = Imports.Registry();
        registry.SetRecordField("resources", "Ann", "title", "Ann A.");
        ImportedPlan plan = Imports.Read(Project.Replace("{0}", "1", StringComparison.Ordinal), ImportFormat.Mspdi, Assigned);
        Imports.Commit(plan, registry).Dispose();
        long before = log.LastSequence;

        Imports.Commit(plan, registry).Dispose();

        log.LastSequence.Should().Be(before);
        registry.Current.GetRecords("resources")["Ann"].Should().NotContainKey("capacity");
        Imports.Commit(Imports.Read(Project.Replace("{0}", "1", StringComparison.Ordinal), ImportFormat.Mspdi), registry).Dispose();
        registry.Current.GetMilestone("A")!.Fields.Should().ContainKey("assigned", "the origin was not asked for it");
    }

    [Fact]
    public void A_load_of_GanttProject_is_in_per_cent()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        const string Gan = "<project><tasks><task id='1' name='A' duration='1'/></tasks>"
            + "<resources><resource id='0' name='Ann'/></resources><allocations><allocation task-id='1' resource-id='0' load='50.0'/></allocations></project>";

        Imports.Commit(Imports.Read(Gan, ImportFormat.Gan, Assigned), registry).Dispose();

        registry.Current.GetMilestone("A")!.Fields["assigned"].Should().Be("0.5 Ann");
    }

    [Fact]
    public void More_than_a_field_can_keep_is_not_assigned()
    {
        string resources = string.Concat(Enumerable.Range(1, 65).Select(i => $"<Resource><UID>{i}</UID><Name>R{i}</Name></Resource>"));
        string assigned = string.Concat(Enumerable.Range(1, 65)
            .Select(i => $"<Assignment><TaskUID>1</TaskUID><ResourceUID>{i}</ResourceUID></Assignment>"));

        ImportedPlan plan = Imports.Read(
            $"<Project><Tasks><Task><UID>1</UID><Name>A</Name></Task></Tasks><Resources>{resources}</Resources>"
            + $"<Assignments>{assigned}</Assignments></Project>", ImportFormat.Mspdi, Assigned);

        plan.Findings.Counts.Should().ContainKey("value-not-taken");
        plan.Items.Single().Fields.Should().NotContain(field => field.Key == "assigned");
    }
}
