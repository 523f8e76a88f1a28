using MilestoneTracker.Auditing;

namespace MilestoneTracker.Changes;

/// <summary>A change that was read from a shared log and applied to a fork.</summary>
/// <param name="Events">Its events.</param>
/// <param name="IsOwn">Whether this registry had made it, without an answer.</param>
/// <param name="After">The snapshot after it; <see langword="null"/> if nobody needs it.</param>
internal readonly record struct FollowedChange(AuditEvent[] Events, bool IsOwn, RegistrySnapshot? After)
{
    public long Version => Events[Events.Length - 1].Sequence;
}
