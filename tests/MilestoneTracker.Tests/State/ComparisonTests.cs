using FluentAssertions;
using MilestoneTracker.State;
using MilestoneTracker.TestSupport.Contracts;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.State;

// What moved is found however it came about (invariant I11). That it is found for random plans is shown by the twin, which checks
// the invariant at every comparison.
public sealed class ComparisonTests
{
    private readonly MilestoneRegistry _registry = new();

    public ComparisonTests()
    {
        for (int i = 0; i < 500; i++) _registry.RegisterMilestone(FormattableString.Invariant($"m{i}"), ["core"]);
    }

    [Fact]
    public void What_is_written_to_the_details_alone_is_seen()
    {
        RegistrySnapshot before = _registry.Current;
        RegistryState state = before.State.Fork();
        state.TryFind("m250", out int id).Should().BeTrue();
        state.WriteDetails(id) = state.DetailsOf(id) with { Components = ["ui"] };
        RegistrySnapshot after = new(state.Freeze());

        after.GetMilestone("m250").Should().NotBe(before.GetMilestone("m250"));
        MilestoneDifference moved = after.ChangesSince(before).Milestones.Should().ContainSingle().Which;
        (moved.Name, moved.Before!.Components.Single(), moved.After!.Components.Single()).Should().Be(("m250", "core", "ui"));
        before.ChangesSince(after).Milestones.Should().ContainSingle();
        after.State.CheckInvariants(before.State);
    }

    [Fact]
    public void What_went_and_came_back_has_not_moved_though_histories_differ()
    {
        RegistrySnapshot before = _registry.Current;
        _registry.UpdateMilestoneStatus("m7", MilestoneStatus.Blocked);
        _registry.UpdateMilestoneStatus("m7", MilestoneStatus.Planned);
        _registry.RegisterMilestone("gone");
        _registry.RemoveMilestone("gone");

        RegistryDifference difference = _registry.Current.ChangesSince(before);

        difference.IsEmpty.Should().BeTrue();
        _registry.GetMilestone("m7").Should().NotBe(before.GetMilestone("m7"), "its history is another, which is no move");
        difference.ToString().Should().Be("Nothing changed");
        _registry.Current.State.CheckInvariants(before.State);
    }

    [Fact]
    public void A_difference_tells_how_many_milestones_moved()
    {
        RegistrySnapshot before = _registry.Current;
        _registry.UpdateMilestoneStatus("m7", MilestoneStatus.Blocked);
        _registry.Current.ChangesSince(before).ToString()
            .Should().Be("m7 (Planned, 0 of 1, 0 %) → m7 (Blocked, 0 of 1, 0 %), risk None → Critical");
        _registry.UpdateMilestoneStatus("m8", MilestoneStatus.Blocked);

        RegistryDifference difference = _registry.Current.ChangesSince(before);

        difference.ToString().Should().StartWith("2 milestones changed: m7 ");
        difference.Milestones.Select(moved => moved.Name).Should().Equal("m7", "m8");
    }

    [Fact]
    public void Every_kind_of_event_is_seen_page_by_page_as_it_is_by_name()
    {
        RegistrySnapshot[] versions =
            [.. RegistrySnapshot.AsOf(LogOfEveryKind(), [.. Enumerable.Range(0, EveryKind.Data.Length + 1).Select(i => (long)i)])];

        foreach (RegistrySnapshot one in versions)
            foreach (RegistrySnapshot other in versions)
                other.State.CheckInvariants(one.State);
        for (int i = 1; i < versions.Length; i++)
            versions[i].ChangesSince(versions[i - 1]).IsEmpty.Should().BeFalse(EveryKind.Data[i - 1].ToString());
    }

    [Fact]
    public void Fields_of_everything_are_told_in_order_from_what_to_what()
    {
        _registry.DeclareMilestoneDependency("m2", "m1");
        _registry.SetMilestoneField("m2", "notes", "old");
        _registry.SetDependencyField("m2", "m1", "lag", "1d");
        _registry.SetRecordField("r", "Bob", "k", "v");
        RegistrySnapshot before = _registry.Current;
        _registry.Batch(change =>
        {
            change.SetRecordField("r.s", "Ada", "b", "1");
            change.SetRecordField("r", "Ada", "a", "1");
            change.RemoveRecord("r", "Bob");
            change.SetPlanField("title", "T");
            change.SetPlanField("a.z", "Z");
            change.SetDependencyField("m2", "m1", "lag", "2d");
            change.SetMilestoneField("m2", "notes", null);
            change.SetMilestoneField("m10", "owner", "Ada");
        });

        RegistryDifference difference = _registry.Current.ChangesSince(before);

        difference.Fields.Select(field => field.ToString()).Should().Equal(
            "the plan a.z: (nothing) → Z", "the plan title: (nothing) → T", "m10 owner: (nothing) → Ada", "m2 notes: old → (nothing)",
                "m2 → m1 lag: 1d → 2d",
            "r/Ada a: (nothing) → 1", "r/Bob k: v → (nothing)", "r.s/Ada b: (nothing) → 1");
        difference.Milestones.Select(moved => (moved.Name, moved.Fields.Count)).Should().Equal(("m10", 1), ("m2", 2));
        (difference.IsEmpty, difference.Progress.Count, difference.RiskLevels.Count).Should().Be((false, 0, 0));
        difference.Affected.Select(moved => moved.Name).Should().Equal("m10", "m2");
        before.ChangesSince(_registry.Current).Fields.Select(field => (field.Before, field.After))
            .Should().Equal(difference.Fields.Select(field => (field.After, field.Before)));
    }

    [Fact]
    public void Fields_of_the_plan_and_of_records_alone_are_a_difference_in_which_no_milestone_moved()
    {
        RegistrySnapshot before = _registry.Current;
        _registry.SetPlanField("title", "T");
        RegistrySnapshot titled = _registry.Current;
        _registry.SetRecordField("r", "n", "k", "v");

        RegistryDifference difference = _registry.Current.ChangesSince(before);

        (difference.IsEmpty, difference.Milestones.Count, difference.Affected.Count).Should().Be((false, 0, 0));
        titled.ChangesSince(before).ToString().Should().Be("1 fields changed: the plan title: (nothing) → T");
        difference.ToString().Should().Be("2 fields changed: the plan title: (nothing) → T, …");
        _registry.SetPlanField("title", null);
        _registry.RemoveRecord("r", "n");
        _registry.Current.ChangesSince(before).IsEmpty.Should().BeTrue();
        _registry.Current.ChangesSince(_registry.Current).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void Whose_progress_moved_is_found_for_few_and_for_many_and_by_name_alike()
    {
        for (int i = 1; i < 500; i++) _registry.DeclareMilestoneDependency("m" + i, "m" + (i - 1));
        _registry.UpdateMilestoneStatus("m499", MilestoneStatus.Completed);
        RegistrySnapshot before = _registry.Current;
        _registry.UpdateMilestoneStatus("m400", MilestoneStatus.InProgress);
        RegistrySnapshot few = _registry.Current;
        _registry.UpdateMilestoneStatus("m3", MilestoneStatus.Cancelled);
        RegistrySnapshot many = _registry.Current;

        string[] Moved(RegistrySnapshot after, RegistrySnapshot since) =>
            [.. after.ChangesSince(since).Progress.Select(moved => moved.Name)];
        string[] above = [.. Enumerable.Range(400, 99).Select(i => "m" + i).Order(StringComparer.Ordinal)];
        Moved(few, before).Should().Equal(above, "all that need it, but for the completed one");
        Moved(before, few).Should().Equal(above);
        Moved(many, few).Should().BeEquivalentTo(Enumerable.Range(400, 99).Append(3)
            .Select(i => "m" + i), "nothing is done below 400, with or without it, but it has no value itself");
        Moved(SavedStateBytes.Load(SavedStateBytes.Save(many)), few).Should().Equal(Moved(many, few));
        few.ChangesSince(before).Affected.Select(moved => moved.Name).Should().Equal(above);
    }

    private static MilestoneTracker.Auditing.InMemoryAuditLog LogOfEveryKind()
    {
        MilestoneTracker.Auditing.InMemoryAuditLog log = new();
        log.Append(EveryKind.Events());
        return log;
    }
}
