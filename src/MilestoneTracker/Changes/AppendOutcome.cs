using MilestoneTracker.Auditing;

namespace MilestoneTracker.Changes;

/// <summary>What became of one call of the sink: kept, surely not kept, or nobody knows.</summary>
internal readonly struct AppendOutcome(Exception? failure)
{
    /// <summary>What the sink threw; <see langword="null"/> where the events are kept.</summary>
    public Exception? Failure => failure;

    public bool IsKept => failure is null;

    /// <summary>Whether nobody knows what was kept, so that the registry is faulted.</summary>
    public bool IsUnknown => failure is not (null or AuditAppendRefusedException);

    /// <summary>What a writer whose change was in the call is refused with.</summary>
    /// <param name="isAlone">Whether no other writer's change was.</param>
    public Exception RefusalOf(bool isAlone) => failure is AuditAppendRefusedException refused
        ? isAlone ? refused : refused.ForAnother()
        : new RegistryFaultedException(failure!);
}
