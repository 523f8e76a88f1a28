using MilestoneTracker.Auditing;

namespace MilestoneTracker.Changes;

/// <summary>One decided event, with the ids for which it was decided; a milestone that is to be registered does not have one yet.</summary>
internal readonly struct Edit(AuditData data, int milestone = 0, int dependency = 0)
{
    public AuditData Data => data;

    public int Milestone => milestone;

    public int Dependency => dependency;
}
