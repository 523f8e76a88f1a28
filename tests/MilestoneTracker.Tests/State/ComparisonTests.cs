using FluentAssertions;
using MilestoneTracker.State;
using MilestoneTracker.Tests.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.State;

// What moved is found however it came about (invariant I11). That it is found for random plans is shown by the twin, which checks the invariant at every comparison.
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
        difference.ToString().Should().Be("Nothing moved");
        _registry.Current.State.CheckInvariants(before.State);
    }

    [Fact]
    public void A_difference_tells_how_many_milestones_moved()
    {
        RegistrySnapshot before = _registry.Current;
        _registry.UpdateMilestoneStatus("m7", MilestoneStatus.Blocked);
        _registry.Current.ChangesSince(before).ToString().Should().Be("m7 (Planned, 0 %) → m7 (Blocked, 0 %), risk None → Critical");
        _registry.UpdateMilestoneStatus("m8", MilestoneStatus.Blocked);

        RegistryDifference difference = _registry.Current.ChangesSince(before);

        difference.ToString().Should().StartWith("2 milestones moved: m7 ");
        difference.Milestones.Select(moved => moved.Name).Should().Equal("m7", "m8");
    }

    [Fact]
    public void Every_kind_of_event_is_seen_page_by_page_as_it_is_by_name()
    {
        RegistrySnapshot[] versions = [.. RegistrySnapshot.AsOf(LogOfEveryKind(), [.. Enumerable.Range(0, EveryKind.Data.Length + 1).Select(i => (long)i)])];

        foreach (RegistrySnapshot one in versions)
            foreach (RegistrySnapshot other in versions)
                other.State.CheckInvariants(one.State);
        for (int i = 1; i < versions.Length; i++) versions[i].ChangesSince(versions[i - 1]).IsEmpty.Should().BeFalse(EveryKind.Data[i - 1].ToString());
    }

    private static MilestoneTracker.Auditing.InMemoryAuditLog LogOfEveryKind()
    {
        MilestoneTracker.Auditing.InMemoryAuditLog log = new();
        log.Append(EveryKind.Events());
        return log;
    }
}
