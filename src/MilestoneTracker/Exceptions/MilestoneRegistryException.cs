namespace MilestoneTracker;

/// <summary>What a registry refuses; the base of all its refusals. Bad arguments are <see cref="ArgumentException"/> and kin
/// instead.</summary>
/// <remarks>A refused operation has changed nothing.</remarks>
public abstract class MilestoneRegistryException : Exception
{
    private protected MilestoneRegistryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
