namespace MilestoneTracker;

/// <summary>The registry has moved on since a change was proposed.</summary>
public sealed class StaleChangeException : MilestoneRegistryException
{
    internal StaleChangeException(long proposedVersion, long currentVersion)
        : base(FormattableString.Invariant(
            $"The change was proposed on version {proposedVersion}, but the registry is at version {currentVersion}. Propose it anew on the current state.")) =>
        (ProposedVersion, CurrentVersion) = (proposedVersion, currentVersion);

    /// <summary>The version that the change was proposed on.</summary>
    public long ProposedVersion { get; }

    /// <summary>The version that the registry had when it was to be committed.</summary>
    public long CurrentVersion { get; }
}
