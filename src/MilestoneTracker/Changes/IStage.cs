using MilestoneTracker.State;

namespace MilestoneTracker.Changes;

/// <summary>The plan that is being edited: a registry or a proposal.</summary>
internal interface IStage : IPlan
{
    /// <summary>A snapshot of the state on which a change is decided.</summary>
    RegistrySnapshot SnapshotOf(RegistryState state);
}
