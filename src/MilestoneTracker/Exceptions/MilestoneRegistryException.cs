namespace MilestoneTracker;

/// <summary>The base of everything that a registry refuses. Invalid arguments are an <see cref="ArgumentException"/> or one of its
/// subclasses instead.</summary>
/// <remarks>A refused operation has changed nothing.</remarks>
public abstract class MilestoneRegistryException : Exception
{
    private protected MilestoneRegistryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
