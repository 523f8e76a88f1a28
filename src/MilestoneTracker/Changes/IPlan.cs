namespace MilestoneTracker.Changes;

/// <summary>The plan on which an answer was given, so that more can be read from it later: a snapshot, or the registry or proposal in its
/// current state.</summary>
internal interface IPlan
{
    /// <summary>The plan in its current state.</summary>
    RegistrySnapshot Now { get; }
}
