using MilestoneTracker.Auditing;

namespace MilestoneTracker.Changes;

/// <summary>One event that was decided, with the ids that it was decided for; a milestone that is to be registered has none yet.</summary>
internal readonly struct Edit(AuditData data, int milestone = 0, int dependency = 0)
{
    public AuditData Data => data;

    public int Milestone => milestone;

    public int Dependency => dependency;
}
