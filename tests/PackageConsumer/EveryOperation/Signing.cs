using System.Security.Cryptography;
using System.Text;
using MilestoneTracker.Ledger;

namespace PackageConsumer.EveryOperation;

// Checkpoints and notes. Signatures by ECDSA are random, so it is told that they hold and not what they are.
internal static class Signing
{
    public static void Play(Telling tell)
    {
        tell.Begin("signing");
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        EcdsaNoteSigner ecdsa = new("example.com/plan", key);
        EcdsaNoteVerifier verifier = EcdsaNoteVerifier.Parse(ecdsa.Verifier.ToString());
        EcdsaNoteVerifier ofTheKey = new("example.com/plan", key);
        OwnKey own = new();

        Checkpoint checkpoint = new("example.com/plan", 3, MerkleTree.HashLeaf("root"u8), ["an extension"]);
        tell.Say("checkpoint", checkpoint);
        tell.Say("parts", $"{checkpoint.Origin} {checkpoint.Size} {checkpoint.Root} {string.Join(", ", checkpoint.Extensions)}");
        string note = checkpoint.Sign(ecdsa, own);
        tell.Say(
            "opened", Checkpoint.Open(note, verifier)
            .Equals(checkpoint) && Checkpoint.Open(Encoding.UTF8.GetBytes(note), own).GetHashCode() == checkpoint.GetHashCode());
        tell.Say("parsed", Checkpoint.Parse(checkpoint.ToString()).Equals(checkpoint));

        tell.Say(
            "keys", $"{ecdsa.Name == verifier.Name} {ecdsa.KeyId == verifier.KeyId} {ofTheKey.KeyId == verifier.KeyId} "
                + $"{verifier.Verify([1], ecdsa.Sign([1]))} {verifier.Verify([2], ecdsa.Sign([1]))}");
        INoteSigner signer = own;
        INoteVerifier asked = own;
        tell.Say("own key", $"{signer.Name} {signer.KeyId} {asked.Name} {asked.KeyId} {asked.Verify([1], signer.Sign([1]))}");

        SignedNote signed = SignedNote.Sign("A text.\n", own);
        tell.Say("note", signed);
        SignedNote opened = SignedNote.Open(SignedNote.Sign("A text.\n", own, ecdsa).ToString(), own);
        tell.Say("text", opened.Text);
        foreach (NoteSignature signature in opened.Signatures)
            tell.Say("signature", $"{signature}: {signature.Name} {signature.KeyId} {Convert.ToHexStringLower(signature.ToArray())}");
        tell.Say("unverified", opened.UnverifiedSignatures.Select(signature => signature.Name));
        tell.Say("from bytes", SignedNote.Open(Encoding.UTF8.GetBytes(signed.ToString()), own).Text == signed.Text);

        foreach (string wrong in (string[])[
            "no note", signed.ToString()
                .Replace("A text", "B text", StringComparison.Ordinal), SignedNote.Sign("A text.\n", ecdsa).ToString()])
            tell.Refused<NoteException>("note", () => SignedNote.Open(wrong, own), e => InWords(e.Problem) + " " + e.Key);
    }

    private static string InWords(NoteProblem problem) => problem switch
    {
        NoteProblem.Malformed => "malformed",
        NoteProblem.InvalidSignature => "an invalid signature",
        NoteProblem.NoKnownSignature => "no known signature",
        _ => "another",
    };

    // A key that always gives the same signature of the same text.
    private sealed class OwnKey : INoteSigner, INoteVerifier
    {
        public string Name => "own.example";

        public uint KeyId => 0x01020304;

        public byte[] Sign(byte[] text) => HMACSHA256.HashData("a key"u8, text);

        public bool Verify(byte[] text, byte[] signature) => Sign(text).AsSpan().SequenceEqual(signature);
    }
}
