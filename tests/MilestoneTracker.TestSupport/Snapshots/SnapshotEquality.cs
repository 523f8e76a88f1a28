using FluentAssertions;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.TestSupport.Snapshots;

// Two snapshots say the same: version, milestones with histories and exact progress, fields of everything, risk; and both keep every
// invariant.
internal static class SnapshotEquality
{
    public static void Verify(RegistrySnapshot actual, RegistrySnapshot expected)
    {
        actual.State.CheckInvariants();
        expected.State.CheckInvariants();
        actual.Version.Should().Be(expected.Version);
        actual.Count.Should().Be(expected.Count);
        actual.Milestones.Should().Equal(expected.Milestones);
        actual.AssessRiskLevels().Should().Equal(expected.AssessRiskLevels());
        actual.GetCompletions().Should().Equal(expected.GetCompletions());
        actual.ChangesSince(expected).IsEmpty.Should().BeTrue();
        expected.ChangesSince(actual).Affected.Should().BeEmpty();
    }

    public static void VerifyReplay(RegistrySnapshot actual, IAuditLog log) => Verify(actual, RegistrySnapshot.Replay(log.Read()));
}
