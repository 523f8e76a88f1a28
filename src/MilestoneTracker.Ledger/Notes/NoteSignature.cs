using System.Diagnostics;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger;

/// <summary>A signature of a note: the key that it names, and its bytes. <see cref="SignedNote.Signatures"/> contains verified ones,
/// <see cref="SignedNote.UnverifiedSignatures"/> the others.</summary>
/// <remarks>Immutable.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class NoteSignature
{
    private readonly byte[] _bytes;

    internal NoteSignature(string name, uint keyId, byte[] bytes) => (Name, KeyId, _bytes) = (name, keyId, bytes);

    /// <summary>The name in the signature line: not empty, without Unicode white space and <c>+</c>.</summary>
    public string Name { get; }

    /// <summary>The key id in the signature line, which distinguishes keys with the same name.</summary>
    public uint KeyId { get; }

    /// <summary>Copies the signature without the key id to a new array: at least one byte, in the encoding of its algorithm.</summary>
    public byte[] ToArray() => (byte[])_bytes.Clone();

    /// <summary>The signature line, without a line feed.</summary>
    public override string ToString()
    {
        byte[] encoded = new byte[NoteFormat.KeyIdLength + _bytes.Length];
        NoteFormat.WriteKeyId(KeyId, encoded);
        _bytes.CopyTo(encoded, NoteFormat.KeyIdLength);
        return NoteFormat.SignaturePrefix + Name + " " + Convert.ToBase64String(encoded);
    }

    /// <summary>Reads a signature line, whose characters have been checked. Returns <see langword="null"/> if the line is not
    /// one.</summary>
    internal static NoteSignature? Read(string line)
    {
        if (!line.StartsWith(NoteFormat.SignaturePrefix, StringComparison.Ordinal)) return null;
        int start = NoteFormat.SignaturePrefix.Length;
        int space = line.IndexOf(' ', start);
        if (space < 0) return null;

        string name = line.Substring(start, space - start);
        byte[]? encoded = NoteFormat.FromBase64(line.Substring(space + 1));
        return KeyName.FaultOf(name) is null && encoded?.Length > NoteFormat.KeyIdLength
            ? new NoteSignature(name, NoteFormat.ReadKeyId(encoded), encoded.AsSpan(NoteFormat.KeyIdLength).ToArray())
            : null;
    }

    internal bool IsVerifiedBy(INoteVerifier verifier, byte[] text) => verifier.Verify(text, ToArray());
}
