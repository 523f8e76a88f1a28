using System.Globalization;

namespace MilestoneTracker.Ledger.Notes;

// The text form of a public key, as C2SP and Go's sumdb/note write it: name, plus, eight hexadecimal digits of the key id, plus,
// base64 of a byte for the kind of signature and the public key. Base64 has plus signs of its own, a name has none.
internal static class VerifierKey
{
    public static string Write(string name, uint keyId, byte type, byte[] publicKey) =>
        name + "+" + keyId.ToString("x8", CultureInfo.InvariantCulture) + "+" + Convert.ToBase64String([type, .. publicKey]);

    /// <summary>The parts. Whether the key id is the one of the key, only the kind of signature can say.</summary>
    /// <exception cref="FormatException">It is not written so, or it is a key for another kind of signature.</exception>
    public static (string Name, uint KeyId, byte[] PublicKey) Read(string text, byte type)
    {
        string[] parts = text.Split(['+'], 3);
        if (parts.Length < 3) throw new FormatException("A verifier key has three parts with plus signs between them: name, key id, key.");
        if (KeyName.FaultOf(parts[0]) is { } fault) throw new FormatException($"The name in the verifier key {fault}.");
        if (parts[1].Length != 8 || !parts[1].All(IsDigit))
            throw new FormatException("The key id in the verifier key is not eight lower-case hexadecimal digits.");
        byte[]? key = NoteFormat.FromBase64(parts[2]);
        if (key is null || key.Length == 0) throw new FormatException("The key in the verifier key is not base64 (RFC 4648, section 4).");
        if (key[0] != type)
            throw new FormatException(
                $"The verifier key is for signatures of kind 0x{key[0].ToString("x2", CultureInfo.InvariantCulture)}, not "
                + $"0x{type.ToString("x2", CultureInfo.InvariantCulture)}.");
        return (parts[0], uint.Parse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), key.AsSpan(1).ToArray());
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f';
}
