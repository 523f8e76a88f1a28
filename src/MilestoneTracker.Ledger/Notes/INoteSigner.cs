namespace MilestoneTracker.Ledger;

/// <summary>One key that notes are signed with. Implement it for keys that are kept elsewhere, and for algorithms that the
/// framework does not have.</summary>
/// <remarks>What an implementation throws reaches the caller of <see cref="SignedNote.Sign"/> as it is, and then there is no
/// note.</remarks>
public interface INoteSigner
{
    /// <summary>Who signs, under the rules of <see cref="INoteVerifier.Name"/>.</summary>
    string Name { get; }

    /// <summary>The same number as <see cref="INoteVerifier.KeyId"/> of the key's other half.</summary>
    uint KeyId { get; }

    /// <summary>Signs a text.</summary>
    /// <param name="text">The text of the note as UTF-8, its last line feed included. Not to be changed.</param>
    /// <returns>The signature without the key id before it, at least one byte.</returns>
    byte[] Sign(byte[] text);
}
