using MilestoneTracker.State;

namespace MilestoneTracker.Changes;

/// <summary>What is being edited: a registry or a proposal.</summary>
internal interface IStage : IPlan
{
    /// <summary>A snapshot of the state that is being decided on.</summary>
    RegistrySnapshot SnapshotOf(RegistryState state);
}
