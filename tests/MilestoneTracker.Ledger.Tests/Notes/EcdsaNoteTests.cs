using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using FluentAssertions;
using MilestoneTracker.Ledger.Notes;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

public sealed class EcdsaNoteTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_verifier_key_says_what_the_framework_says_of_the_key()
    {
        byte[] der = _key.ExportSubjectPublicKeyInfo();

        EcdsaNoteVerifier verifier = new("log.example", _key);

        verifier.KeyId.Should().Be(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(der)));
        verifier.ToString().Should().Be($"log.example+{verifier.KeyId:x8}+{Convert.ToBase64String([2, .. der])}");
    }

    [Fact]
    public void A_verifier_that_is_written_and_read_again_verifies_the_same()
    {
        EcdsaNoteSigner signer = new("log.example", _key);
        EcdsaNoteVerifier read = EcdsaNoteVerifier.Parse(signer.Verifier.ToString());

        read.Name.Should().Be("log.example");
        read.KeyId.Should().Be(signer.KeyId);
        read.Verify([1], signer.Sign([1])).Should().BeTrue();
        read.Verify([2], signer.Sign([1])).Should().BeFalse();
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        new EcdsaNoteVerifier("log.example", other).Verify([1], signer.Sign([1])).Should().BeFalse();
    }

    [Fact]
    public void Somebody_elses_implementation_verifies_our_signatures_and_we_theirs()
    {
        EcdsaNoteSigner signer = new("log.example", _key);
        ISigner theirs = SignerUtilities.GetSigner("SHA-256withECDSA");
        byte[] text = [1, 2, 3];

        theirs.Init(forSigning: false, PublicKeyFactory.CreateKey(_key.ExportSubjectPublicKeyInfo()));
        theirs.BlockUpdate(text, 0, text.Length);
        theirs.VerifySignature(signer.Sign(text)).Should().BeTrue();

        theirs.Init(forSigning: true, PrivateKeyFactory.CreateKey(_key.ExportPkcs8PrivateKey()));
        theirs.BlockUpdate(text, 0, text.Length);
        signer.Verifier.Verify(text, theirs.GenerateSignature()).Should().BeTrue();
    }

    [Fact]
    public void A_signature_that_is_not_DER_is_invalid_and_nothing_worse()
    {
        EcdsaNoteSigner signer = new("log.example", _key);
        byte[] signature = signer.Sign([1]);

        foreach (byte[] bytes in new byte[][] {
            [], [0], DerSignature.ToNumbers(signature)!, [.. signature, 0], signature[..^1], new byte[10_000] })
            signer.Verifier.Verify([1], bytes).Should().BeFalse();
    }

    [Theory]
    [InlineData("1.3.132.0.34")] // P-384
    [InlineData("1.3.132.0.35")] // P-521
    [InlineData("1.3.132.0.10")] // secp256k1: of the same length
    [InlineData("1.3.36.3.3.2.8.1.1.7")] // brainpoolP256r1
    public void A_key_on_another_curve_is_refused(string curve)
    {
        using ECDsa key = ECDsa.Create(ECCurve.CreateFromValue(curve));

        FluentActions.Invoking(() => new EcdsaNoteSigner("log.example", key))
            .Should().Throw<ArgumentException>().WithParameterName("key").WithMessage("*P-256*");
        FluentActions.Invoking(() => new EcdsaNoteVerifier("log.example", key))
            .Should().Throw<ArgumentException>().WithParameterName("key");
    }

    [Fact]
    public void A_key_without_a_private_half_verifies_and_is_refused_when_it_is_to_sign()
    {
        using ECDsa half = ECDsa.Create(_key.ExportParameters(includePrivateParameters: false));
        EcdsaNoteSigner signer = new("log.example", half);

        signer.Verifier.ToString().Should().Be(new EcdsaNoteVerifier("log.example", _key).ToString());
        FluentActions.Invoking(() => signer.Sign([1])).Should().Throw<CryptographicException>();
    }

    [Fact]
    public void A_key_that_became_another_is_refused_when_it_is_to_sign()
    {
        EcdsaNoteSigner signer = new("log.example", _key);
        _key.GenerateKey(ECCurve.NamedCurves.nistP384);

        FluentActions.Invoking(() => signer.Sign([1])).Should().Throw<CryptographicException>().WithMessage("*96 bytes*");
    }

    // As on Mono, where it happens; the tests of every runtime look at it there.
    [Fact]
    public void A_runtime_that_does_not_implement_what_signing_needs_is_named_as_the_reason_with_what_to_do()
    {
        using UnimplementedKey key = new(_key.ExportParameters(includePrivateParameters: false));
        EcdsaNoteSigner signer = new("log.example", key);

        FluentActions.Invoking(() => signer.Sign([1])).Should()
            .Throw<PlatformNotSupportedException>().WithMessage("*INoteSigner of your own*").WithInnerException<NotImplementedException>();
        signer.Verifier.ToString().Should().Be(new EcdsaNoteVerifier("log.example", _key).ToString());
    }

    [Fact]
    public void The_verifier_outlives_the_key()
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        EcdsaNoteSigner signer = new("log.example", key);
        byte[] signature = signer.Sign([1]);
        key.Dispose();

        signer.Verifier.Verify([1], signature).Should().BeTrue();
        FluentActions.Invoking(() => signer.Sign([1])).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void A_verifier_is_used_by_many_threads_at_once()
    {
        EcdsaNoteSigner signer = new("log.example", _key);
        byte[] signature = signer.Sign([1]);

        ParallelEnumerable.Range(0, 200).All(i => signer.Verifier.Verify([(byte)(i % 2)], signature) == (i % 2 == 1)).Should().BeTrue();
    }

    [Fact]
    public void A_verifier_key_is_refused_for_what_is_wrong_with_it()
    {
        byte[] key = [2, .. _key.ExportSubjectPublicKeyInfo()];
        using ECDsa wide = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Refusal("log.example").Should().Contain("three parts");
        Refusal("log.example+00000000").Should().Contain("three parts");
        Refusal(Key("", key)).Should().Contain("name");
        Refusal(Key("log example", key)).Should().Contain("white space");
        Refusal("log.example+C0D23D6A+" + Convert.ToBase64String(key)).Should().Contain("lower-case");
        Refusal("log.example+0c0d23d6a+" + Convert.ToBase64String(key)).Should().Contain("eight");
        Refusal("log.example+00000000+" + Convert.ToBase64String(key)).Should().Contain("does not match the key");
        Refusal("log.example+00000000+").Should().Contain("base64");
        Refusal("log.example+00000000+" + Convert.ToBase64String(key).Insert(4, "\n")).Should().Contain("base64");
        Refusal(Key("log.example", [1, .. key[1..]])).Should().Contain("0x01");
        Refusal(Key("log.example", [2, .. wide.ExportSubjectPublicKeyInfo()])).Should().Contain("P-256");
        Refusal(Key("log.example", [.. key, 0])).Should().Contain("P-256");
        Refusal(Key("log.example", [.. key[..^1], (byte)(key[^1] ^ 1)])).Should().Contain("P-256", "the point is not on the curve");
        Refusal(Key("log.example", [.. key[..28], .. new byte[64]])).Should().Contain("P-256");
        FluentActions.Invoking(() => EcdsaNoteVerifier.Parse(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_coordinate_beyond_the_field_is_refused_though_it_would_be_on_the_curve_when_reduced()
    {
        // A point with a small x, whose x + p still has 32 bytes. A square root modulo p is a power, since p is 3 modulo 4.
        BigInteger prime = Hexadecimal("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
        BigInteger b = Hexadecimal("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
        (BigInteger x, BigInteger y) = Enumerable.Range(1, 100)
            .Select(x => (x: new BigInteger(x), y: BigInteger.ModPow((x * x * x) - (3 * x) + b, (prime + 1) / 4, prime)))
            .First(point => ((point.y * point.y) - (point.x * point.x * point.x) + (3 * point.x) - b) % prime == 0);

        P256.IsOnCurve(Point(x, y)).Should().BeTrue();
        P256.IsOnCurve(Point(x, prime - y)).Should().BeTrue();
        P256.IsOnCurve(Point(x + prime, y)).Should().BeFalse();
        P256.IsOnCurve(Point(x, y - 1)).Should().BeFalse();
        P256.IsOnCurve(default).Should().BeFalse();
    }

    [Fact]
    public void Nothing_takes_null()
    {
        EcdsaNoteSigner signer = new("log.example", _key);

        FluentActions.Invoking(() => new EcdsaNoteSigner(null!, _key)).Should().Throw<ArgumentNullException>().WithParameterName("name");
        FluentActions.Invoking(() => new EcdsaNoteSigner("log.example", null!))
            .Should().Throw<ArgumentNullException>().WithParameterName("key");
        FluentActions.Invoking(() => signer.Sign(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => signer.Verifier.Verify(null!, [])).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => signer.Verifier.Verify([], null!)).Should().Throw<ArgumentNullException>();
    }

    private static BigInteger Hexadecimal(string digits) =>
        BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static ECPoint Point(BigInteger x, BigInteger y) => new() { X = Coordinate(x), Y = Coordinate(y) };

    private static byte[] Coordinate(BigInteger number)
    {
        byte[] digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - digits.Length], .. digits];
    }

    private static string Key(string name, byte[] key) =>
        $"{name}+{BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(key.AsSpan(1))):x8}+{Convert.ToBase64String(key)}";

    private static string Refusal(string verifierKey) =>
        FluentActions.Invoking(() => EcdsaNoteVerifier.Parse(verifierKey)).Should().Throw<FormatException>().Which.Message;

    private sealed class UnimplementedKey(ECParameters key) : ECDsa
    {
        public override ECParameters ExportParameters(bool includePrivateParameters) => key;

        public override byte[] SignHash(byte[] hash) => throw new NotImplementedException();

        public override bool VerifyHash(byte[] hash, byte[] signature) => throw new NotImplementedException();
    }
}
