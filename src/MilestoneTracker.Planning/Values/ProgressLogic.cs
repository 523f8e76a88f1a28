namespace MilestoneTracker.Planning.Values;

/// <summary>What holds the remaining work of a milestone that was started before its dependencies allowed it: the plan's field
/// <c>logic</c>.</summary>
public enum ProgressLogic
{
    /// <summary><c>retained</c>: its dependencies still do; what remains waits for them.</summary>
    Retained = 0,

    /// <summary><c>override</c>: nothing does; what remains goes on now.</summary>
    Override = 1,
}
