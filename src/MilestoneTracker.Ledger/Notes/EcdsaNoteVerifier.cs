using System.Security.Cryptography;
using MilestoneTracker.Ledger.Notes;
using MilestoneTracker.Ledger.Trees;

namespace MilestoneTracker.Ledger;

/// <summary>Verifies signatures of notes by ECDSA on the curve P-256 with SHA-256: kind 0x02 of
/// <see href="https://c2sp.org/signed-note">C2SP signed-note</see>.</summary>
/// <remarks>
/// Immutable, and safe from any thread: each verification makes a key object of its own. A signature is the ASN.1 DER of its two numbers
/// (as <c>SignASN1</c> of Go makes it) and is read strictly, in its shortest form. The key id is the first four bytes of the
/// SHA-256 hash of the
/// public key's DER (SubjectPublicKeyInfo); the name is not part of it.
/// </remarks>
public sealed class EcdsaNoteVerifier : INoteVerifier
{
    internal const byte SignatureType = 0x02;

    private readonly ECPoint _point;

    /// <summary>Takes over the public half of a key.</summary>
    /// <param name="name">Who signs with it, under the rules of <see cref="INoteVerifier.Name"/>.</param>
    /// <param name="key">A key on P-256, with or without its private half. It is read now and not kept; it stays the caller's.</param>
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

    /// <summary>Reads a verifier key as it is published: <c>name+keyid+base64</c>, which is what <see cref="ToString"/> writes.</summary>
    /// <param name="verifierKey">The text: the name, eight lower-case hexadecimal digits of the key id, and base64 of 0x02 and the
    /// public key's DER, with plus signs between them.</param>
    /// <exception cref="FormatException">It is not such a text, the key is for another kind of signature or on another curve, or
    /// the key id is not the one of the key. The message says which.</exception>
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
                $"The verifier key names the key id of another key: this one is {KeyName.Shown(name, verifier.KeyId)}. Get it again "
                + "from where it was published.");
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

    /// <summary>The verifier key, to be published: <c>name+keyid+base64</c>.</summary>
    public override string ToString() => VerifierKey.Write(Name, KeyId, SignatureType, P256.WritePublicKey(_point));

    private static ECPoint PointOf(ECDsa key)
    {
        if (key is null) throw new ArgumentNullException(nameof(key));
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return P256.IsOnCurve(point) ? point
            : throw new ArgumentException(
                "The key is not on the curve P-256. Make one with ECDsa.Create(ECCurve.NamedCurves.nistP256).", nameof(key));
    }
}
