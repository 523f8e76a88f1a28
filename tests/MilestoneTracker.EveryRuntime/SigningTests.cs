using System.Security.Cryptography;
using FluentAssertions;
using MilestoneTracker.Ledger;
using Xunit;

namespace MilestoneTracker.EveryRuntime;

// What signing and verifying by ECDSA do on this runtime. Where there are no such keys, every call of ours that needs one says so by a
// PlatformNotSupportedException that tells what to do, and everything that needs none works.
public sealed class SigningTests
{
    // Made once, on .NET; the private half is gone.
    private const string Key =
        "runtimes.example/plan+b8c1e184+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABF0Nxrzo9Qi12mjjTKjsaxlRlqleoVgTgFauB0dK1EremT0Ll/fEfeTmFSH7yxwsr7Ply7AM8fvKG8g2Zbyl2g0=";

    private const string Note =
        "runtimes.example/plan\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n" +
        "— runtimes.example/plan uMHhhDBEAiBkeJKO8rcil9PRVU4BFhH9Hd5RIedhPhAPKw8EFuyL5AIgbub65kXDGxmqUHzpfrvlscMV9tvMiSiZhDjNP3CdtNQ=\n";

    [Fact]
    public void A_verifier_key_is_read_and_written_where_there_are_no_keys_too()
    {
        EcdsaNoteVerifier verifier = EcdsaNoteVerifier.Parse(Key);

        verifier.ToString().Should().Be(Key);
        FluentActions.Invoking(() => EcdsaNoteVerifier.Parse(Key.Replace("b8c1e184", "b8c1e185", StringComparison.Ordinal)))
            .Should().Throw<FormatException>();
    }

    [Fact]
    public void A_checkpoint_is_opened_with_its_key_or_the_runtime_is_said_to_have_none()
    {
        EcdsaNoteVerifier verifier = EcdsaNoteVerifier.Parse(Key);
        Func<Checkpoint> open = () => Checkpoint.Open(Note, verifier);

        if (Runtime.HasEcdsa) open().Root.Should().Be(MerkleTree.EmptyRoot);
        else IsNotSupported(open, "does not support ECDSA keys", "INoteVerifier of your own");
    }

    [Fact]
    public void A_signature_of_another_text_is_refused_or_the_runtime_is_said_to_have_no_keys()
    {
        EcdsaNoteVerifier verifier = EcdsaNoteVerifier.Parse(Key);
        string changed = Note.Replace("\n0\n", "\n1\n", StringComparison.Ordinal);
        Func<Checkpoint> open = () => Checkpoint.Open(changed, verifier);

        if (Runtime.HasEcdsa) open.Should().Throw<NoteException>().Which.Problem.Should().Be(NoteProblem.InvalidSignature);
        else IsNotSupported(open, "does not support ECDSA keys", "INoteVerifier of your own");
    }

    [Fact]
    public void Signing_works_or_the_runtime_is_said_to_have_no_signatures()
    {
        if (Runtime.HasEcdsa)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            EcdsaNoteSigner signer = new("runtimes.example/plan", key);
            SignedNote.Open(SignedNote.Sign("A text.\n", signer).ToString(), signer.Verifier).Signatures.Should().ContainSingle();
            return;
        }

        using KeyElsewhere elsewhere = new();
        EcdsaNoteSigner published = new("runtimes.example/plan", elsewhere);

        published.Verifier.ToString().Should().Be(Key);
        IsNotSupported(() => SignedNote.Sign("A text.\n", published), "does not support ECDSA signatures", "INoteSigner of your own");
    }

    [Fact]
    public void A_key_of_ones_own_signs_and_verifies_on_every_runtime()
    {
        OwnKey key = new();

        SignedNote note = SignedNote.Sign("A text.\n", key);

        SignedNote.Open(note.ToString(), key).Signatures.Should().ContainSingle().Which.Name.Should().Be(key.Name);
    }

    private static void IsNotSupported<T>(Func<T> call, params string[] words)
    {
        PlatformNotSupportedException said = call.Should().Throw<PlatformNotSupportedException>().Which;
        foreach (string word in words) said.Message.Should().Contain(word);
        said.InnerException.Should().BeOfType<NotImplementedException>("that is what the runtime says");
    }

    // As a class for keys in hardware is: it knows the public half, and signs hashes. On a runtime without keys there is no other kind.
    private sealed class KeyElsewhere : ECDsa
    {
        public override ECParameters ExportParameters(bool includePrivateParameters)
        {
            byte[] der = Convert.FromBase64String(Key.Substring(Key.LastIndexOf('+') + 1));
            byte[] point = der.AsSpan(der.Length - 64).ToArray();
            return new ECParameters {
                Curve = ECCurve.NamedCurves.nistP256,
                    Q = new ECPoint { X = point.AsSpan(0, 32).ToArray(), Y = point.AsSpan(32).ToArray() } };
        }

        public override byte[] SignHash(byte[] hash) => new byte[64];

        public override bool VerifyHash(byte[] hash, byte[] signature) => false;
    }

    private sealed class OwnKey : INoteSigner, INoteVerifier
    {
        public string Name => "own.example";

        public uint KeyId => 1;

        public byte[] Sign(byte[] text)
        {
            using HMACSHA256 mac = new([1, 2, 3]);
            return mac.ComputeHash(text);
        }

        public bool Verify(byte[] text, byte[] signature) => Sign(text).SequenceEqual(signature);
    }
}
