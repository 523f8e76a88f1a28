namespace MilestoneTracker;

/// <summary>The registry cannot know what its log has stored, so it refuses every change. Reads still work.</summary>
/// <remarks>Thrown by the change whose outcome is unknown, and by every change after it. Open a new registry from the log to find out
/// what was stored.</remarks>
public sealed class RegistryFaultedException : MilestoneRegistryException
{
    /// <summary>Creates a refusal by a faulted registry. Public so that tests of a host can throw it.</summary>
    /// <param name="innerException">The failure that left the registry faulted.</param>
    public RegistryFaultedException(Exception innerException)
        : base("The registry is faulted: an append to its audit log ended in an unknown outcome, or an appended event could not be "
            + "applied. Open a new registry from the log. The inner exception is the cause.", innerException)
    {
    }
}
