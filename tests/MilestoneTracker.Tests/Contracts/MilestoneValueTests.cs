using Microsoft.Extensions.Time.Testing;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// A milestone is a value: equal by content whatever the version, never changed under its holder (invariant I9).
public sealed class MilestoneValueTests
{
    private readonly MilestoneRegistry _registry =
        new(new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(DateTimeOffset.UnixEpoch) });

    public MilestoneValueTests()
    {
        _registry.RegisterMilestone("a", ["core", "ui"]);
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("a", "b");
    }

    [Fact]
    public void It_is_equal_by_content_across_versions_and_registries()
    {
        Milestone early = _registry.GetMilestone("a")!;
        _registry.RegisterMilestone("c");
        Milestone late = _registry.GetMilestone("a")!;

        late.Version.Should().Be(early.Version + 1);
        late.Should().Be(early);
        late.GetHashCode().Should().Be(early.GetHashCode());
        (late == early).Should().BeTrue();
    }

    [Fact]
    public void What_registering_gives_is_what_asking_gives()
    {
        Milestone registered = _registry.RegisterMilestone("c", ["x"], MilestoneStatus.InProgress, new ChangeContext { Actor = "ada" });

        registered.Should().Be(_registry.GetMilestone("c"));
        registered.Progress.Should().Be(0.5);
        registered.StatusHistory.Should().Equal(_registry.GetStatusHistory("c"));
    }

    [Fact]
    public void Any_difference_in_content_is_a_difference()
    {
        Milestone before = _registry.GetMilestone("a")!;
        Milestone dependency = _registry.GetMilestone("b")!;
        _registry.RegisterMilestone("c");

        _registry.DeclareMilestoneDependency("c", "a");
        _registry.GetMilestone("a").Should().NotBe(before, "it has a dependent");
        _registry.WithdrawMilestoneDependency("c", "a");
        _registry.GetMilestone("a").Should().Be(before);
        _registry.DeclareMilestoneDependency("a", "c");
        _registry.GetMilestone("a").Should().NotBe(before, "it has another dependency");
        _registry.WithdrawMilestoneDependency("a", "c");
        _registry.ChangeMilestoneComponents("a", ["core"]);
        _registry.GetMilestone("a").Should().NotBe(before, "it spans other components");
        _registry.ChangeMilestoneComponents("a", ["ui", "core"]);
        _registry.GetMilestone("a").Should().Be(before);
        _registry.SetMilestoneField("a", FieldKeys.Owner, "Ada");
        _registry.GetMilestone("a").Should().NotBe(before, "it has a field");
        _registry.SetMilestoneField("a", FieldKeys.Owner, null);
        _registry.GetMilestone("a").Should().Be(before);
        _registry.UpdateMilestoneStatus("b", MilestoneStatus.InProgress);
        _registry.UpdateMilestoneStatus("b", MilestoneStatus.Planned);
        _registry.GetMilestone("b").Should().NotBe(dependency, "its history has grown");
    }

    [Fact]
    public void Its_progress_is_a_question_about_others_and_no_part_of_it()
    {
        Milestone before = _registry.GetMilestone("a")!;
        _registry.UpdateMilestoneStatus("b", MilestoneStatus.InProgress);
        Milestone after = _registry.GetMilestone("a")!;

        (before.Progress, after.Progress).Should().Be((0, 0.25));
        after.Should().Be(before);
        after.GetHashCode().Should().Be(before.GetHashCode());
    }

    [Fact]
    public void Its_fields_are_the_same_object_for_as_long_as_none_of_them_changes()
    {
        _registry.SetMilestoneField("a", FieldKeys.Title, "First");
        _registry.SetDependencyField("a", "b", "lag", "2d");
        _registry.SetRecordField("resources", "Ada", "capacity", "1");
        _registry.SetPlanField(FieldKeys.Title, "Plan");
        RegistrySnapshot before = _registry.Current;
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Blocked);
        RegistrySnapshot after = _registry.Current;

        after.GetMilestone("a")!.Fields.Should().BeSameAs(before.GetMilestone("a")!.Fields);
        after.GetDependencyFields("a", "b").Should().BeSameAs(before.GetDependencyFields("a", "b"));
        after.GetRecords("resources").Should().BeSameAs(before.GetRecords("resources"));
        after.PlanFields.Should().BeSameAs(before.PlanFields);
    }

    [Fact]
    public void With_copies_it_and_changes_nothing()
    {
        Milestone milestone = _registry.GetMilestone("a")!;

        Milestone copy = milestone with { };

        copy.Should().Be(milestone).And.NotBeSameAs(milestone);
        typeof(Milestone).GetProperties().Should().OnlyContain(p => p.SetMethod == null);
        typeof(Milestone).GetConstructors().Should().BeEmpty("nobody outside can make one");
    }

    [Fact]
    public void It_never_changes_under_its_holder()
    {
        Milestone held = _registry.GetMilestone("a")!;
        RegistrySnapshot snapshot = _registry.Current;

        _registry.UpdateMilestoneStatus("b", MilestoneStatus.Completed);
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Blocked);
        _registry.RemoveMilestone("b");

        held.Status.Should().Be(MilestoneStatus.Planned);
        held.Progress.Should().Be(0);
        held.Dependencies.Should().Equal("b");
        held.StatusHistory.Should().ContainSingle();
        held.Should().Be(snapshot.GetMilestone("a"));
    }

    [Fact]
    public void Its_lists_cannot_be_changed_by_their_reader()
    {
        Milestone milestone = _registry.GetMilestone("a")!;

        foreach (object list in new object[] {
            milestone.Dependencies, milestone.Dependents, milestone.StatusHistory, _registry.AnalyzeImpact("b"),
                _registry.AssessRisk("a").Factors, _registry.AssessRisk("a").UnresolvedDependencies })
        {
            list.Should().NotBeAssignableTo<Array>();
            if (list is System.Collections.IList { } mutable) mutable.IsReadOnly.Should().BeTrue();
        }
    }

    [Fact]
    public void The_lists_of_a_difference_cannot_be_changed_by_their_reader()
    {
        RegistrySnapshot before = _registry.Current;
        _registry.WithdrawMilestoneDependency("a", "b");

        MilestoneDifference difference = _registry.Current.ChangesSince(before).Milestones.Single(d => d.Name == "a");

        difference.WithdrawnDependencies.Should().Equal("b");
        difference.WithdrawnDependencies.Should().NotBeAssignableTo<string[]>();
        difference.DeclaredDependencies.Should().BeEmpty();
    }

    [Fact]
    public void Events_are_equal_by_content()
    {
        AuditEvent Registered(params string[] components) => new(1, DateTimeOffset.UnixEpoch, new ChangeContext { Actor = "ada" }, 1, 1,
            new MilestoneRegistered(
            "a", System.Collections.Immutable.ImmutableSortedSet.CreateRange(StringComparer.Ordinal, components), MilestoneStatus.Planned));

        Registered("x", "y").Should().Be(Registered("y", "x"));
        Registered("x").GetHashCode().Should().Be(Registered("x").GetHashCode());
        Registered("x").Should().NotBe(Registered("X"));
        Registered().Should().NotBe(Registered("x"));
    }
}
