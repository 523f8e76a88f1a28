namespace MilestoneTracker.Ledger;

/// <summary>Why a note was refused. The set is closed.</summary>
public enum NoteProblem
{
    /// <summary>It is not a signed note, or its text is not a checkpoint: cut short, changed on the way, or something else
    /// altogether.</summary>
    Malformed,

    /// <summary>It names a known key that did not sign this text: it was changed, or somebody else signed it.</summary>
    InvalidSignature,

    /// <summary>It is well formed, but no known key signed it, so nothing is known about who vouches for it.</summary>
    NoKnownSignature,
}
