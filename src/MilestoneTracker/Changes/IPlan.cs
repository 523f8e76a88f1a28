namespace MilestoneTracker.Changes;

/// <summary>What an answer was given on, as it may have to be looked at later: a snapshot, or the registry or proposal as it then
/// is.</summary>
internal interface IPlan
{
    /// <summary>The plan as it is when this is asked.</summary>
    RegistrySnapshot Now { get; }
}
