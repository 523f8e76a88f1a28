namespace MilestoneTracker;

/// <summary>The registry cannot know what its log kept, so it refuses every change. Reads go on.</summary>
/// <remarks>Thrown by the change whose outcome is unknown, and by every change after it. Open the registry anew from its log: that
/// tells.</remarks>
public sealed class RegistryFaultedException : MilestoneRegistryException
{
    internal RegistryFaultedException(Exception cause)
        : base("The registry is faulted: an append to its audit log ended in an unknown outcome, or what was appended could not be "
            + "applied. Open the registry anew from its log; the inner exception is the cause.", cause)
    {
    }
}
