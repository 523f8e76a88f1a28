using CsCheck;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// Ours, into a format, and in again: the same milestones, components, dependencies and fields, but for those that say where something came
// from.
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(ExportFormat.Mspdi, ImportFormat.Mspdi)]
    [InlineData(ExportFormat.Table, ImportFormat.Table)]
    [InlineData(ExportFormat.ICalendar, ImportFormat.ICalendar)]
    [InlineData(ExportFormat.JsonGraph, ImportFormat.JsonGraph)]
    public void A_plan_comes_back_as_it_was(ExportFormat format, ImportFormat back) => Gen.Int.Sample(
        seed =>
        {
            RegistrySnapshot plan = RandomPlan.Of(new Random(seed));
            (byte[] bytes, ExportReport report) = Exports.Write(plan, format);
            report.Milestones.Should().Be(plan.Count);
            (MilestoneRegistry registry, _) = Imports.Registry();
            ImportPreview preview = Imports.Commit(Imports.Read(bytes, back), registry);
            Exports.FirstDifference(plan, registry.Current).Should().BeNull();
            preview.Findings.Counts.Keys.Should()
                .NotContain(["value-not-taken", "column-not-taken", "name-disambiguated", "date-not-understood",
                "duration-not-understood"]);
            foreach (string key in plan.PlanFields.Keys.Except(registry.Current.PlanFields.Keys)) report.Findings.Should()
                .Contain(finding => finding.Message.Contains($"'{key}'"));
        },
        iter: 500, threads: 1);

    [Theory]
    [InlineData(ExportFormat.Mspdi)]
    [InlineData(ExportFormat.Table)]
    [InlineData(ExportFormat.ICalendar)]
    [InlineData(ExportFormat.MermaidGantt)]
    [InlineData(ExportFormat.JsonGraph)]
    public void The_same_plan_gives_the_same_bytes(ExportFormat format)
    {
        RegistrySnapshot plan = RandomPlan.Of(new Random(17));
        Exports.Write(plan, format).Bytes.Should().Equal(Exports.Write(plan, format).Bytes);
    }

    [Fact]
    public void A_plan_that_was_written_for_Microsoft_Project_finds_its_milestones_again() => Gen.Int.Sample(
        seed =>
        {
            (MilestoneRegistry registry, Auditing.InMemoryAuditLog log) = Imports.Registry();
            RegistrySnapshot drawn = RandomPlan.Of(new Random(seed));
            (byte[] graph, _) = Exports.Write(drawn, ExportFormat.JsonGraph);
            Imports.Commit(Imports.Read(graph, ImportFormat.JsonGraph), registry);
            (byte[] bytes, _) = Exports.Write(registry.Current, ExportFormat.Mspdi);
            long before = log.LastSequence;
            ImportPreview again = Imports.Commit(Imports.Read(bytes, ImportFormat.Mspdi), registry);
            string.Join('\n', log.Read(before + 1).Select(made => made.Data)).Should().BeEmpty("nothing was changed in Microsoft Project");
            (again.Added, again.Changed).Should().Be((0, 0));
        },
        iter: 100, threads: 1);

    [Fact]
    public void What_was_changed_in_Microsoft_Project_wins_and_nothing_else_moves()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        registry.RegisterMilestone("A", ["web"], MilestoneStatus.Blocked);
        registry.SetMilestoneField("A", "owner", "Ann");
        registry.RegisterMilestone("B", null, MilestoneStatus.InProgress);
        registry.SetMilestoneField("B", "progress", "0.123456");
        string xml = System.Text.Encoding.UTF8.GetString(Exports.Write(registry.Current, ExportFormat.Mspdi).Bytes);
        string moved = xml.Replace("<PercentComplete>0</PercentComplete>", "<PercentComplete>40</PercentComplete>",
            StringComparison.Ordinal);
        moved.Should().NotBe(xml);
        registry.SetMilestoneField("A", "owner", "Bo");
        Imports.Commit(Imports.Read(moved, ImportFormat.Mspdi), registry);
        Milestone a = registry.Current.GetMilestone("A")!;
        a.Status.Should().Be(MilestoneStatus.InProgress);
        a.Fields.Should().BeEquivalentTo(new Dictionary<string,
            string> { ["progress"] = "0.4", ["owner"] = "Bo", ["duration"] = "0d" }.Where(field => field.Key != "duration"));
        a.Components.Should().Equal("web");
        registry.Current.GetMilestone("B")!.Fields["progress"].Should().Be("0.123456");
    }
}
