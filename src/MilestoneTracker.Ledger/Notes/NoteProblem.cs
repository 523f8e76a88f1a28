namespace MilestoneTracker.Ledger;

/// <summary>The reasons for which a note is refused. The set is closed.</summary>
public enum NoteProblem
{
    /// <summary>It is not a signed note, or its text is not a checkpoint: it was truncated, changed, or is something else.</summary>
    Malformed,

    /// <summary>It has a signature in the name of a known key that is not valid for this text: the note was changed, or another key
    /// signed it.</summary>
    InvalidSignature,

    /// <summary>It is well formed, but no known key has signed it.</summary>
    NoKnownSignature,
}
