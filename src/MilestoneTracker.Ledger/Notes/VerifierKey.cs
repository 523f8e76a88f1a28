using System.Globalization;

namespace MilestoneTracker.Ledger.Notes;

// The text of a public key, as C2SP and Go's sumdb/note define it: name, plus sign, key id as eight hexadecimal digits, plus sign, base64
// of a byte for the signature type and the public key. Base64 can contain plus signs, a name cannot.
internal static class VerifierKey
{
    public static string Write(string name, uint keyId, byte type, byte[] publicKey) =>
        name + "+" + keyId.ToString("x8", CultureInfo.InvariantCulture) + "+" + Convert.ToBase64String([type, .. publicKey]);

    /// <summary>Reads the parts of a verifier key. The caller checks the key id, whose definition depends on the signature type.</summary>
    /// <exception cref="FormatException">The text is not a verifier key, or the key is for another signature type.</exception>
    public static (string Name, uint KeyId, byte[] PublicKey) Read(string text, byte type)
    {
        string[] parts = text.Split(['+'], 3);
        if (parts.Length < 3) throw new FormatException("A verifier key has three parts separated by plus signs: name, key id and key.");
        if (KeyName.FaultOf(parts[0]) is { } fault) throw new FormatException($"The name in the verifier key {fault}.");
        if (parts[1].Length != 8 || !parts[1].All(IsDigit))
            throw new FormatException("The key id in the verifier key is not eight lower-case hexadecimal digits.");
        byte[]? key = NoteFormat.FromBase64(parts[2]);
        if (key is null || key.Length == 0) throw new FormatException("The key in the verifier key is not base64 (RFC 4648, section 4).");
        if (key[0] != type)
            throw new FormatException(
                $"The verifier key is for signature type 0x{key[0].ToString("x2", CultureInfo.InvariantCulture)}, not "
                + $"0x{type.ToString("x2", CultureInfo.InvariantCulture)}.");
        return (parts[0], uint.Parse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), key.AsSpan(1).ToArray());
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f';
}
