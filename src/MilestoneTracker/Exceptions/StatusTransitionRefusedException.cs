namespace MilestoneTracker;

/// <summary>The host's <see cref="MilestoneRegistryOptions.TransitionRule"/> refused a change of status.</summary>
public sealed class StatusTransitionRefusedException : MilestoneRegistryException
{
    /// <summary>Creates a refusal of a change of status. Public so that tests of a host can throw it.</summary>
    /// <param name="name">The name of the milestone.</param>
    /// <param name="from">The status that the milestone has and keeps.</param>
    /// <param name="to">The status that was refused.</param>
    /// <param name="reason">The sentence that the rule returned.</param>
    /// <param name="innerException">The exception that the rule threw, if it threw one.</param>
    public StatusTransitionRefusedException(
        string name, MilestoneStatus from, MilestoneStatus to, string reason, Exception? innerException = null)
        : base($"'{name}' cannot change from {from} to {to}: {reason}", innerException) =>
        (Name, From, To, Reason) = (name, from, to, reason);

    /// <summary>The name of the milestone.</summary>
    public string Name { get; }

    /// <summary>The status that the milestone has and keeps.</summary>
    public MilestoneStatus From { get; }

    /// <summary>The status that was refused.</summary>
    public MilestoneStatus To { get; }

    /// <summary>The sentence that the rule returned. If the rule threw, <see cref="Exception.InnerException"/> is its exception.</summary>
    public string Reason { get; }
}
