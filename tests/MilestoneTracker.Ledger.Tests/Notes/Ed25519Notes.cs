using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger.Tests;

// Kind 0x01 of C2SP signed-note. The framework has no Ed25519, so the library has none either; most published notes are signed
// by it, so the tests have, through the same seam that anybody's keys come in by.
internal sealed class Ed25519NoteVerifier : INoteVerifier
{
    private const byte SignatureType = 0x01;

    private readonly byte[] _publicKey;

    public Ed25519NoteVerifier(string name, byte[] publicKey) => (Name, KeyId, _publicKey) = (name, IdOf(name, publicKey), publicKey);

    public string Name { get; }

    public uint KeyId { get; }

    public static Ed25519NoteVerifier Parse(string verifierKey)
    {
        (string name, uint keyId, byte[] publicKey) = VerifierKey.Read(verifierKey, SignatureType);
        if (publicKey.Length != Ed25519.PublicKeySize) throw new FormatException($"The key has {publicKey.Length} bytes.");
        Ed25519NoteVerifier verifier = new(name, publicKey);
        return verifier.KeyId == keyId ? verifier : throw new FormatException("The key id is another key's.");
    }

    public bool Verify(byte[] text, byte[] signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature, 0, _publicKey, 0, text, 0, text.Length);

    public override string ToString() => VerifierKey.Write(Name, KeyId, SignatureType, _publicKey);

    private static uint IdOf(string name, byte[] publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', SignatureType, .. publicKey]));
}

internal sealed class Ed25519NoteSigner : INoteSigner
{
    private const string Beginning = "PRIVATE+KEY+";

    private readonly byte[] _seed;

    public Ed25519NoteSigner(string name, byte[] seed)
    {
        _seed = seed;
        byte[] publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        Verifier = new Ed25519NoteVerifier(name, publicKey);
    }

    public Ed25519NoteVerifier Verifier { get; }

    public string Name => Verifier.Name;

    public uint KeyId => Verifier.KeyId;

    /// <summary>Reads a key to sign with as Go's sumdb/note writes it. Its key id is the one of the public half.</summary>
    public static Ed25519NoteSigner Parse(string signerKey)
    {
        if (!signerKey.StartsWith(Beginning, StringComparison.Ordinal)) throw new FormatException("It does not begin with PRIVATE+KEY+.");
        (string name, uint keyId, byte[] seed) = VerifierKey.Read(signerKey[Beginning.Length..], 0x01);
        if (seed.Length != Ed25519.SecretKeySize)
            throw new FormatException($"The key has {seed.Length.ToString(CultureInfo.InvariantCulture)} bytes.");
        Ed25519NoteSigner signer = new(name, seed);
        return signer.KeyId == keyId ? signer : throw new FormatException("The key id is another key's.");
    }

    public byte[] Sign(byte[] text)
    {
        byte[] signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, text, 0, text.Length, signature, 0);
        return signature;
    }
}
