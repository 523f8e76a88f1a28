namespace MilestoneTracker.TestSupport.Twin;

internal enum StepKind
{
    Single,
    Batch,
    BatchThatThrows,
    BatchThatIsDropped,
    ProposeAndCommit,
    ProposeAndDrop,

    /// <summary>Two proposals on one snapshot, edited in turn; the second to commit is stale if the first changed anything.</summary>
    Rivals,

    /// <summary>A proposal, and a change of the registry before it is committed.</summary>
    Overtaken,
}

/// <summary>One step of a random sequence: what is done, on whose behalf, and how the clock moves meanwhile.</summary>
internal sealed record Step(StepKind Kind, TwinEdit[] Edits, TwinEdit[] Others, ChangeContext? Context, int Seconds)
{
    public override string ToString() => Kind == StepKind.Single
        ? $"{Edits[0]} ({Context}, {Seconds} s)"
        : $"{Kind} [{string.Join("; ", (IEnumerable<TwinEdit>)Edits)}] [{string.Join("; ", (IEnumerable<TwinEdit>)Others)}] ({Context}, "
            + $"{Seconds} s)";
}
