using System.Security.Cryptography;
using MilestoneTracker.Ledger.Notes;
using MilestoneTracker.Ledger.Trees;

namespace MilestoneTracker.Ledger;

// Verifies ECDSA signatures of notes. Only the public point is kept; each verification creates a key from it, so that no key is shared
// between threads. Points and signatures are checked before the framework receives them.

/// <summary>Verifies ECDSA signatures of notes on the curve P-256 with SHA-256: signature type 0x02 of
/// <see href="https://c2sp.org/signed-note">C2SP signed-note</see>.</summary>
/// <remarks>
/// Immutable, and safe from any thread: each verification creates its own key object. A signature is the ASN.1 DER of two numbers (as
/// Go's <c>SignASN1</c> writes it) and is only accepted in its shortest form. The key id is the first four bytes of the SHA-256 hash
/// of the public key's DER (SubjectPublicKeyInfo); the name is not part of it.
/// </remarks>
public sealed class EcdsaNoteVerifier : INoteVerifier
{
    internal const byte SignatureType = 0x02;

    private readonly ECPoint _point;

    /// <summary>Creates a verifier from the public half of a key.</summary>
    /// <param name="name">The name of the key, under the rules of <see cref="INoteVerifier.Name"/>.</param>
    /// <param name="key">A key on P-256, with or without its private half. It is read now and not kept; the caller disposes it.</param>
    /// <exception cref="ArgumentException">The name breaks a rule, or the key is on another curve.</exception>
    public EcdsaNoteVerifier(string name, ECDsa key)
        : this(KeyName.Checked(name, nameof(name)), PointOf(key))
    {
    }

    private EcdsaNoteVerifier(string name, ECPoint point)
    {
        (Name, _point) = (name, point);
        KeyId = NoteFormat.ReadKeyId(Sha256.Hash(P256.WritePublicKey(point)).ToArray());
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public uint KeyId { get; }

    /// <summary>Reads a published verifier key: <c>name+keyid+base64</c>, as <see cref="ToString"/> writes it.</summary>
    /// <param name="verifierKey">The name, the key id as eight lower-case hexadecimal digits, and the base64 of 0x02 and the public key's
    /// DER, separated by plus signs.</param>
    /// <exception cref="FormatException">The text is not a verifier key, the key is for another signature type or on another curve, or
    /// the key id does not match the key. The message says which.</exception>
    public static EcdsaNoteVerifier Parse(string verifierKey)
    {
        if (verifierKey is null) throw new ArgumentNullException(nameof(verifierKey));
        (string name, uint keyId, byte[] publicKey) = VerifierKey.Read(verifierKey, SignatureType);
        if (!P256.TryReadPublicKey(publicKey, out ECPoint point))
            throw new FormatException(
                "The key in the verifier key is not the DER of a public key on P-256 (a SubjectPublicKeyInfo with an uncompressed "
                + "point of the curve).");
        EcdsaNoteVerifier verifier = new(name, point);
        return verifier.KeyId == keyId
            ? verifier
            : throw new FormatException(
                $"The key id in the verifier key does not match the key, which is {KeyName.Shown(name, verifier.KeyId)}. Get the verifier "
                + "key again from where it was published.");
    }

    /// <inheritdoc/>
    /// <exception cref="PlatformNotSupportedException">The runtime has no ECDSA keys (Mono has none).</exception>
    public bool Verify(byte[] text, byte[] signature)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (signature is null) throw new ArgumentNullException(nameof(signature));
        if (DerSignature.ToNumbers(signature) is not { } numbers) return false;
        using ECDsa key = P256.CreateKey(_point);
        return key.VerifyData(text, numbers, HashAlgorithmName.SHA256);
    }

    /// <summary>The verifier key to publish: <c>name+keyid+base64</c>.</summary>
    public override string ToString() => VerifierKey.Write(Name, KeyId, SignatureType, P256.WritePublicKey(_point));

    private static ECPoint PointOf(ECDsa key)
    {
        if (key is null) throw new ArgumentNullException(nameof(key));
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return P256.IsOnCurve(point) ? point
            : throw new ArgumentException(
                "The key is not on the curve P-256. Create one with ECDsa.Create(ECCurve.NamedCurves.nistP256).", nameof(key));
    }
}
