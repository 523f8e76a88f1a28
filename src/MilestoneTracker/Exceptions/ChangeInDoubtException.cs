namespace MilestoneTracker;

/// <summary>It is unknown whether a change was made: the log could not be reached in time, after the change had been sent. The registry
/// keeps working.</summary>
/// <remarks>If the change was made, <see cref="MilestoneRegistry.Refresh"/> shows it, and observers receive it with
/// <see cref="RegistryChange.IsOwn"/>. The next change through this registry settles it for good: it takes the same place in the log, so
/// that the change in doubt either is visible before it, or was not made and never will be. Thrown by registries on an
/// <see cref="Auditing.ISharedAuditLog"/> only.</remarks>
public sealed class ChangeInDoubtException : MilestoneRegistryException
{
    /// <summary>Creates an exception for a change of which it is unknown whether it was made.</summary>
    /// <param name="innerException">Why the log gave no answer.</param>
    public ChangeInDoubtException(Exception innerException)
        : base("It is unknown whether the change was made, because the log gave no answer in time. Refresh the registry to see whether "
            + "it was.", innerException)
    {
    }
}
