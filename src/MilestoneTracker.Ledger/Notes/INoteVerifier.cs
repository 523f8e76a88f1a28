namespace MilestoneTracker.Ledger;

/// <summary>A key that verifies signatures of notes. Implement this interface for algorithms that the framework does not support, such
/// as Ed25519.</summary>
/// <remarks>
/// <see cref="Name"/> and <see cref="KeyId"/> together select the signatures that the key verifies, and must not change. Exceptions of
/// an implementation reach the caller of <see cref="SignedNote.Open(string, INoteVerifier[])"/> unchanged.
/// </remarks>
public interface INoteVerifier
{
    /// <summary>The name of the key: not empty, without Unicode white space, control characters and <c>+</c>. By convention a URL
    /// without its scheme.</summary>
    string Name { get; }

    /// <summary>The id of the key: the first four bytes of a hash that the algorithm defines, as a big-endian number. It distinguishes
    /// keys with the same name; it is not a fingerprint to trust.</summary>
    uint KeyId { get; }

    /// <summary>Whether this key made the signature of this text. Must not throw for any bytes of a signature.</summary>
    /// <param name="text">The text of the note as UTF-8, including its last line feed. Do not modify the array.</param>
    /// <param name="signature">The signature without the key id, at least one byte. Do not modify the array.</param>
    bool Verify(byte[] text, byte[] signature);
}
