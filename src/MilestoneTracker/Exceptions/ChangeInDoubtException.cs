namespace MilestoneTracker;

/// <summary>It is unknown whether a change was made: the log could not be reached in time, after the change had been sent. The registry
/// keeps working.</summary>
/// <remarks>The next change, or <see cref="MilestoneRegistry.Refresh"/>, settles it: either the change is visible afterwards, with
/// <see cref="RegistryChange.IsOwn"/> for observers, or it was not made and never will be. Thrown by registries on an
/// <see cref="Auditing.ISharedAuditLog"/> only.</remarks>
public sealed class ChangeInDoubtException : MilestoneRegistryException
{
    /// <summary>Creates an exception for a change of which it is unknown whether it was made.</summary>
    /// <param name="innerException">Why the log gave no answer.</param>
    public ChangeInDoubtException(Exception innerException)
        : base("It is unknown whether the change was made, because the log gave no answer in time. Refresh the registry to find out.",
            innerException)
    {
    }
}
