using System.Globalization;
using System.Security.Cryptography;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger;

/// <summary>Signs notes by ECDSA on the curve P-256 with SHA-256: kind 0x02 of <see href="https://c2sp.org/signed-note">C2SP
/// signed-note</see>.</summary>
/// <remarks>
/// The key stays the caller's: it must live as long as the signer is used, must not be given another value, and is disposed by the caller.
/// The signer is as safe for use by several threads as the key is, and the framework promises nothing there. ECDSA is random: the
/// same text signed twice has two signatures, both valid. A runtime without ECDSA (Mono) makes no keys to begin with: there,
/// implement <see cref="INoteSigner"/>.
/// </remarks>
public sealed class EcdsaNoteSigner : INoteSigner
{
    private readonly ECDsa _key;

    /// <summary>Signs with a key, in memory or wherever a derived class of <see cref="ECDsa"/> keeps it.</summary>
    /// <param name="name">Who signs, under the rules of <see cref="INoteVerifier.Name"/>; for a log, its origin where that is such
    /// a name.</param>
    /// <param name="key">
    /// A key on P-256. Only its public half is read here, since keys in hardware do not give out the other: a key without a private half
    /// is refused by <see cref="Sign"/>, not before.
    /// </param>
    /// <exception cref="ArgumentException">The name breaks a rule, or the key is on another curve.</exception>
    public EcdsaNoteSigner(string name, ECDsa key) => (Verifier, _key) = (new EcdsaNoteVerifier(name, key), key);

    /// <summary>The other half: what verifies the signatures, and whose text is to be published.</summary>
    public EcdsaNoteVerifier Verifier { get; }

    /// <inheritdoc/>
    public string Name => Verifier.Name;

    /// <inheritdoc/>
    public uint KeyId => Verifier.KeyId;

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">The key cannot sign: it has no private half, for example.</exception>
    /// <exception cref="PlatformNotSupportedException">The runtime has no ECDSA signatures (Mono has none).</exception>
    public byte[] Sign(byte[] text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        byte[] numbers = SignatureOf(text);
        return numbers.Length == 2 * P256.CoordinateLength
            ? DerSignature.FromNumbers(numbers)
            : throw new CryptographicException(
                $"The key made a signature of {numbers.Length.ToString(CultureInfo.InvariantCulture)} bytes where P-256 has 64. Was "
                + "it given another value?");
    }

    private byte[] SignatureOf(byte[] text)
    {
        try
        {
            return _key.SignData(text, HashAlgorithmName.SHA256);
        }
        catch (NotImplementedException e)
        {
            // Mono makes no keys, so this one is of a derived class; it leaves the hashing to such a class too.
            throw new PlatformNotSupportedException(
                "This runtime has no ECDSA signatures, so it cannot sign with this key. Sign on .NET or .NET Framework, or give an "
                + "INoteSigner of your own.", e);
        }
    }
}
