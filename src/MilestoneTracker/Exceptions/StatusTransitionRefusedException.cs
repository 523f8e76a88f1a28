namespace MilestoneTracker;

/// <summary>The host's <see cref="MilestoneRegistryOptions.TransitionRule"/> refused a change of status.</summary>
public sealed class StatusTransitionRefusedException : MilestoneRegistryException
{
    internal StatusTransitionRefusedException(
        string name, MilestoneStatus from, MilestoneStatus to, string reason, Exception? innerException = null)
        : base($"'{name}' may not go from {from} to {to}: {reason}", innerException) => (Name, From, To, Reason) = (name, from, to, reason);

    /// <summary>The milestone.</summary>
    public string Name { get; }

    /// <summary>The status that it has and keeps.</summary>
    public MilestoneStatus From { get; }

    /// <summary>The status that it was to have.</summary>
    public MilestoneStatus To { get; }

    /// <summary>What the rule said. Where the rule threw, <see cref="Exception.InnerException"/> is what it threw.</summary>
    public string Reason { get; }
}
