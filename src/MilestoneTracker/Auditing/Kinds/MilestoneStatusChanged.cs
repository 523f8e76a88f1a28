using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>The status of a milestone changed.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="OldStatus">The status before.</param>
/// <param name="NewStatus">The status after.</param>
public sealed record MilestoneStatusChanged(string Milestone, MilestoneStatus OldStatus, MilestoneStatus NewStatus) : AuditData
{
    private protected override AuditDescription Description =>
        new("milestone.status_changed", AuditSubject.OfMilestone(Milestone), "status changed", AuditValue.From(OldStatus),
            AuditValue.From(NewStatus));

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        int id = state.Find(Milestone, "milestone");
        MilestoneStatuses.Checked(NewStatus, "status");
        return OldStatus == state[id].Status && OldStatus != NewStatus
            ? new Edit(this, id)
            : throw AuditReplayException.Misfit(recorded, $"the status was {state[id].Status}");
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch)
    {
        state.Write(edit.Milestone).Status = NewStatus;
        return edit.Milestone;
    }

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        ref Details details = ref state.WriteDetails(milestone);
        details = details with { History = new StatusHistoryEntry(recorded, NewStatus, details.History) };
    }
}
