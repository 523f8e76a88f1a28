using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Repetition;

// The dependencies of a plan that is imported again, beside those that were declared by hand or come from another origin.
public sealed class LinkMergeTests
{
    private const string TwoLinks = "id,name,predecessors\n1,A,\n2,B,\n3,C,1;2FS+1d\n";

    [Fact]
    public void A_new_link_gets_its_lag_and_kind_and_says_where_it_comes_from()
    {
        MilestoneRegistry registry = Imported("id,name,predecessors\n1,A,\n2,B,1SS-2d\n");

        registry.Current.GetDependencyFields("B", "A").Should().BeEquivalentTo(
            new Dictionary<string, string> { ["lag"] = "-2d", ["link"] = "SS", ["source"] = "table:plan" });
    }

    [Fact]
    public void What_the_file_has_no_more_is_withdrawn_where_it_came_from_there_and_only_there()
    {
        MilestoneRegistry registry = Imported(TwoLinks);
        registry.RegisterMilestone("mine");
        registry.DeclareMilestoneDependency("C", "mine");
        registry.DeclareMilestoneDependency("B", "A");
        registry.SetDependencyField("B", "A", "source", "table:another");

        ImportPreview preview = Imports.Commit(Table("id,name,predecessors\n1,A,\n2,B,\n3,C,1\n"), registry);

        registry.Current.GetMilestone("C")!.Dependencies.Should().Equal("A", "mine");
        registry.Current.GetMilestone("B")!.Dependencies.Should().Equal("A");
        (preview.Added, preview.Changed).Should().Be((0, 1), "C alone lost a link");
    }

    [Fact]
    public void A_link_that_was_declared_by_hand_stays_as_it_is_and_is_a_finding_at_the_link_of_the_file()
    {
        MilestoneRegistry registry = Imported("id,name\n1,A\n2,B\n3,C\n");
        registry.DeclareMilestoneDependency("C", "B");
        registry.SetDependencyField("C", "B", "lag", "9d");

        ImportPreview preview = Imports.Commit(Table(TwoLinks), registry);

        registry.Current.GetDependencyFields("C", "B").Should().BeEquivalentTo(new Dictionary<string, string> { ["lag"] = "9d" });
        ImportFinding finding = preview.Findings.Should().ContainSingle().Subject;
        (finding.Code, finding.SourceId, finding.Place.Line, finding.Place.Column).Should().Be(("link-already-there", "3", 4, 5));
        finding.Message.Should().Contain("'C'").And.Contain("'B'");
    }

    [Fact]
    public void Lag_and_kind_follow_the_file_go_with_it_and_other_fields_stay()
    {
        MilestoneRegistry registry = Imported(TwoLinks);
        registry.SetDependencyField("C", "B", "note", "by hand");

        Imports.Commit(Table(TwoLinks.Replace("2FS+1d", "2SF", StringComparison.Ordinal)), registry).Changed.Should().Be(1);
        registry.Current.GetDependencyFields("C", "B").Should().BeEquivalentTo(
            new Dictionary<string, string> { ["link"] = "SF", ["note"] = "by hand", ["source"] = "table:plan" });

        Imports.Commit(Table(TwoLinks.Replace("2FS+1d", "2", StringComparison.Ordinal)), registry).Changed.Should().Be(1);
        registry.Current.GetDependencyFields("C", "B").Should().NotContainKeys("link", "lag").And.ContainKey("note");
    }

    [Fact]
    public void The_same_again_changes_nothing_and_a_link_more_changes_the_one_that_has_it()
    {
        MilestoneRegistry registry = Imported(TwoLinks);
        long before = registry.Current.Version;

        Imports.Commit(Table(TwoLinks), registry).Changed.Should().Be(0);
        registry.Current.Version.Should().Be(before);

        Imports.Commit(Table(TwoLinks.Replace("2,B,", "2,B,1", StringComparison.Ordinal)), registry).Changed.Should().Be(1);
        registry.Current.GetMilestone("B")!.Dependencies.Should().Equal("A");
    }

    [Fact]
    public void A_link_that_closes_a_cycle_refuses_all_or_is_left_out_with_the_whole_way_in_the_finding()
    {
        MilestoneRegistry registry = Imported("id,name,predecessors\n1,A,\n2,B,1\n");
        long before = registry.Current.Version;
        const string Cycle = "id,name,predecessors\n1,A,2\n2,B,1\n";

        registry.Invoking(to => Table(Cycle).ProposeTo(to)).Should().Throw<ImportRefusedException>()
            .Which.CyclePath.Should().HaveCount(3).And.Contain(["A", "B"]);
        registry.Current.Version.Should().Be(before);

        ImportPreview preview = Imports.Commit(
            Imports.Read(Cycle, ImportFormat.Table, new ImportOptions { Name = "plan", SkipCycles = true }), registry);

        ImportFinding finding = preview.Findings.Should().ContainSingle().Subject;
        (finding.Code, finding.Place.Line, finding.Place.Column).Should().Be(("cycle-skipped", 2, 5));
        finding.Message.Should().Contain("'A' (#1)").And.Contain("'B' (#2)").And.Contain(" → ");
        registry.Current.GetMilestone("A")!.Dependencies.Should().BeEmpty();
    }

    private static ImportedPlan Table(string text) => Imports.Read(text, ImportFormat.Table);

    private static MilestoneRegistry Imported(string text)
    {
        (MilestoneRegistry registry, InMemoryAuditLog _) = Imports.Registry();
        Imports.Commit(Table(text), registry);
        return registry;
    }
}
