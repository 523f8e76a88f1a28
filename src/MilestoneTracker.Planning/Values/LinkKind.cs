namespace MilestoneTracker.Planning.Values;

/// <summary>Which end of a dependency holds which end of its dependent: the field <c>link</c>, <c>FS</c> where it is not set.</summary>
public enum LinkKind
{
    /// <summary><c>FS</c>: the dependent starts after the dependency is finished.</summary>
    FinishToStart = 0,

    /// <summary><c>SS</c>: the dependent starts after the dependency has started.</summary>
    StartToStart = 1,

    /// <summary><c>FF</c>: the dependent finishes after the dependency is finished.</summary>
    FinishToFinish = 2,

    /// <summary><c>SF</c>: the dependent finishes after the dependency has started.</summary>
    StartToFinish = 3,
}
