using System.Globalization;
using System.Security.Cryptography;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger;

// Signs notes with a key of the caller, and only converts the signature of the framework to the DER form of notes. The key itself is
// neither copied nor disposed, so keys in hardware work.

/// <summary>Signs notes with ECDSA on the curve P-256 and SHA-256: signature type 0x02 of
/// <see href="https://c2sp.org/signed-note">C2SP signed-note</see>.</summary>
/// <remarks>
/// The caller owns the key: it must not be disposed or replaced while the signer is used. The signer is as thread-safe as the key; the
/// framework does not guarantee that a key is. ECDSA is randomised: signing a text twice gives two different valid signatures. On a
/// runtime without ECDSA (Mono) no such key exists; implement <see cref="INoteSigner"/> there.
/// </remarks>
public sealed class EcdsaNoteSigner : INoteSigner
{
    private readonly ECDsa _key;

    /// <summary>Creates a signer from a key in memory, or in another place that a derived class of <see cref="ECDsa"/> supports.</summary>
    /// <param name="name">The name of the key, under the rules of <see cref="INoteVerifier.Name"/>; for a log its origin, if that is a
    /// valid key name.</param>
    /// <param name="key">A key on P-256. Only its public half is read here, because keys in hardware do not expose the private half: a
    /// key without one is refused by <see cref="Sign"/>, not here.</param>
    /// <exception cref="ArgumentException">The name breaks a rule, or the key is on another curve.</exception>
    public EcdsaNoteSigner(string name, ECDsa key) => (Verifier, _key) = (new EcdsaNoteVerifier(name, key), key);

    /// <summary>The verifier of the signatures. Publish its text.</summary>
    public EcdsaNoteVerifier Verifier { get; }

    /// <inheritdoc/>
    public string Name => Verifier.Name;

    /// <inheritdoc/>
    public uint KeyId => Verifier.KeyId;

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">The key cannot sign, for example because it has no private half.</exception>
    /// <exception cref="PlatformNotSupportedException">The runtime has no ECDSA signatures (Mono has none).</exception>
    public byte[] Sign(byte[] text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        byte[] numbers = SignatureOf(text);
        return numbers.Length == 2 * P256.CoordinateLength
            ? DerSignature.FromNumbers(numbers)
            : throw new CryptographicException(
                $"The key made a signature of {numbers.Length.ToString(CultureInfo.InvariantCulture)} bytes; P-256 has 64. Check "
                + "whether the key was replaced.");
    }

    private byte[] SignatureOf(byte[] text)
    {
        try
        {
            return _key.SignData(text, HashAlgorithmName.SHA256);
        }
        catch (NotImplementedException e)
        {
            // Mono has no ECDSA keys, so the key is of a derived class, which must do the hashing too.
            throw new PlatformNotSupportedException(
                "This runtime does not support ECDSA signatures. Sign on .NET or .NET Framework, or use an INoteSigner of your own.", e);
        }
    }
}
