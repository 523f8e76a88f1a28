namespace MilestoneTracker;

/// <summary>The registry has changed since the change was proposed.</summary>
public sealed class StaleChangeException : MilestoneRegistryException
{
    /// <summary>Creates a refusal of a proposal that is out of date. Public so that tests of a host can throw it.</summary>
    /// <param name="proposedVersion">The version on which the change was proposed.</param>
    /// <param name="currentVersion">The version of the registry at the commit.</param>
    public StaleChangeException(long proposedVersion, long currentVersion)
        : base(FormattableString.Invariant(
            $"The change was proposed on version {proposedVersion}, but the registry is at version {currentVersion}. ")
            + "Propose it again on the current state.") =>
        (ProposedVersion, CurrentVersion) = (proposedVersion, currentVersion);

    /// <summary>The version on which the change was proposed.</summary>
    public long ProposedVersion { get; }

    /// <summary>The version of the registry at the commit.</summary>
    public long CurrentVersion { get; }
}
