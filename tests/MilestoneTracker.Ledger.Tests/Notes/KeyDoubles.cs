using System.Security.Cryptography;

namespace MilestoneTracker.Ledger.Tests;

// A key of no algorithm: its signatures are a hash of its number and the text. It counts what it is asked.
internal sealed class HashKey(string name, uint keyId) : INoteSigner, INoteVerifier
{
    public string Name => name;

    public uint KeyId => keyId;

    public int Verifications { get; private set; }

    public byte[] Sign(byte[] text) => SHA256.HashData([.. BitConverter.GetBytes(keyId), .. text]);

    public bool Verify(byte[] text, byte[] signature)
    {
        Verifications++;
        return signature.AsSpan().SequenceEqual(Sign(text));
    }
}

// Says and signs what it is told to.
internal sealed class ScriptedSigner(string name, byte[] signature) : INoteSigner
{
    public string Name => name;

    public uint KeyId => 7;

    public byte[] Sign(byte[] text) => signature;
}
