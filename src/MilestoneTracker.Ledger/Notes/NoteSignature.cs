using System.Diagnostics;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger;

/// <summary>One signature of a note: who is said to have made it, and its bytes. Whether that is so, is told by the list that it is
/// in.</summary>
/// <remarks>Immutable.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class NoteSignature
{
    private readonly byte[] _bytes;

    internal NoteSignature(string name, uint keyId, byte[] bytes) => (Name, KeyId, _bytes) = (name, keyId, bytes);

    /// <summary>The name in the signature line: not empty, without Unicode white space and <c>+</c>.</summary>
    public string Name { get; }

    /// <summary>The number that tells keys of one name apart.</summary>
    public uint KeyId { get; }

    /// <summary>The signature itself without the key id before it, in an array of its own: at least one byte, in the encoding of
    /// its algorithm.</summary>
    public byte[] ToArray() => (byte[])_bytes.Clone();

    /// <summary>The signature line, without the line feed at its end.</summary>
    public override string ToString()
    {
        byte[] encoded = new byte[NoteFormat.KeyIdLength + _bytes.Length];
        NoteFormat.WriteKeyId(KeyId, encoded);
        _bytes.CopyTo(encoded, NoteFormat.KeyIdLength);
        return NoteFormat.SignaturePrefix + Name + " " + Convert.ToBase64String(encoded);
    }

    /// <summary>What a signature line says, or <see langword="null"/> where it is none. The characters of the line have been
    /// checked.</summary>
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
