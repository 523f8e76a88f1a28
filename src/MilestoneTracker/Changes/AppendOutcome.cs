using MilestoneTracker.Auditing;

namespace MilestoneTracker.Changes;

/// <summary>The outcome of one call of the sink: stored, certainly not stored, or unknown.</summary>
internal readonly struct AppendOutcome(Exception? failure)
{
    /// <summary>The exception of the sink; <see langword="null"/> if the events are stored.</summary>
    public Exception? Failure => failure;

    public bool IsKept => failure is null;

    /// <summary>Whether it is unknown what was stored, so that the registry is faulted.</summary>
    public bool IsUnknown => failure is not (null or AuditAppendRefusedException);

    /// <summary>The exception for a writer whose change was in the call.</summary>
    /// <param name="isAlone">Whether the call had no other writer's change.</param>
    public Exception RefusalOf(bool isAlone) => failure is AuditAppendRefusedException refused
        ? isAlone ? refused : refused.ForAnother()
        : new RegistryFaultedException(failure!);
}
