using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// Time comes in through TimeProvider: recorded as it is told, in UTC; one time a change.
public sealed class ClockTests
{
    private readonly HostileClock _clock = new() { Now = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero) };
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;

    public ClockTests() => _registry = new MilestoneRegistry(_log, new MilestoneRegistryOptions { TimeProvider = _clock });

    [Fact]
    public void A_clock_that_goes_back_is_recorded_as_it_is()
    {
        _registry.RegisterMilestone("a");
        _clock.Now = _clock.Now.AddYears(-20);
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

        TimeSpan between = _registry.GetStatusHistory("a")[1].Time - _registry.GetStatusHistory("a")[0].Time;

        between.Should().BeLessThan(TimeSpan.FromDays(-7000));
        SnapshotEquality.VerifyReplay(_registry.Current, _log);
    }

    [Fact]
    public void A_clock_that_throws_refuses_the_change_and_changes_nothing()
    {
        _registry.RegisterMilestone("a");
        _clock.Fault = new FormatException("The host's own.");

        _registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<FormatException>();
        _registry.Invoking(r => r.Batch(b => b.RegisterMilestone("b"))).Should().Throw<FormatException>();
        using ProposedChange proposal = _registry.Propose();
        proposal.Invoking(p => p.RegisterMilestone("b")).Should().Throw<FormatException>();
        proposal.Staged.Count.Should().Be(1);
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Planned).Should().BeFalse("what is no change needs no time");

        _registry.IsFaulted.Should().BeFalse();
        _log.LastSequence.Should().Be(1);
        _clock.Fault = null;
        _registry.RegisterMilestone("b").Version.Should().Be(2);
        SnapshotEquality.VerifyReplay(_registry.Current, _log);
    }

    [Fact]
    public void A_clock_in_another_offset_is_recorded_in_UTC()
    {
        _clock.Now = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(9));

        _registry.RegisterMilestone("a");

        DateTimeOffset recorded = _log.Read().Single().Time;
        recorded.Offset.Should().Be(TimeSpan.Zero);
        recorded.Should().Be(_clock.Now);
    }

    [Fact]
    public void All_events_of_a_change_have_one_time()
    {
        _registry.Batch(b =>
        {
            b.RegisterMilestone("a");
            _clock.Now = _clock.Now.AddHours(1);
            b.RegisterMilestone("b");
            _clock.Now = _clock.Now.AddHours(1);
        });

        _log.Read().Select(e => e.Time).Distinct().Should().Equal(_clock.Now);
    }
}
