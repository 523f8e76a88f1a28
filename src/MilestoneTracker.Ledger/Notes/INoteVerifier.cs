namespace MilestoneTracker.Ledger;

/// <summary>One key that signatures of notes are checked with. Implement it for algorithms that the framework does not have,
/// Ed25519 for example.</summary>
/// <remarks>
/// <see cref="Name"/> and <see cref="KeyId"/> together say which signatures the key is asked about, and must not change.
/// What an implementation throws reaches the caller of <see cref="SignedNote.Open(string, INoteVerifier[])"/> as it is.
/// </remarks>
public interface INoteVerifier
{
    /// <summary>Who signs with the key: not empty, without Unicode white space, control characters and <c>+</c>. A URL without its
    /// scheme by convention.</summary>
    string Name { get; }

    /// <summary>The first four bytes of a hash that the algorithm lays down, as a big-endian number. It tells keys of one name
    /// apart; it is no fingerprint to trust.</summary>
    uint KeyId { get; }

    /// <summary>Whether the key made this signature of this text. Whatever the bytes of a signature are, the answer is yes or no.</summary>
    /// <param name="text">The text of the note as UTF-8, its last line feed included. Not to be changed.</param>
    /// <param name="signature">The signature without the key id before it, at least one byte. Not to be changed.</param>
    bool Verify(byte[] text, byte[] signature);
}
