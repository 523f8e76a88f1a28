using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes.Operations;

internal sealed class UpdateStatus(string name, MilestoneStatus status) : Change
{
    public override string Kind => "update_status";

    public override void Decide(Decision decision)
    {
        RegistryState state = decision.State;
        int id = state.FindOrNone(name, nameof(name));
        MilestoneStatuses.Checked(status, nameof(status));
        if (id == 0) throw new MilestoneNotFoundException(name);
        MilestoneStatus old = state[id].Status;
        if (old == status) return;
        decision.CheckTransition(name, old, status);
        decision.Add(new Edit(new MilestoneStatusChanged(state.Names[id], old, status), id));
    }
}
