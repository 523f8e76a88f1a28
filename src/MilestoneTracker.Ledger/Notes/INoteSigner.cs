namespace MilestoneTracker.Ledger;

/// <summary>A key that signs notes. Implement this interface for keys that are stored elsewhere, and for algorithms that the
/// framework does not support.</summary>
/// <remarks>Exceptions of an implementation reach the caller of <see cref="SignedNote.Sign"/> unchanged.</remarks>
public interface INoteSigner
{
    /// <summary>The name of the key, under the rules of <see cref="INoteVerifier.Name"/>.</summary>
    string Name { get; }

    /// <summary>The id of the key: equal to <see cref="INoteVerifier.KeyId"/> of its verifier.</summary>
    uint KeyId { get; }

    /// <summary>Signs a text.</summary>
    /// <param name="text">The text of the note as UTF-8, including its last line feed. Do not modify the array.</param>
    /// <returns>The signature without the key id, at least one byte.</returns>
    byte[] Sign(byte[] text);
}
