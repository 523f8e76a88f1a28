using System.Security.Cryptography;
using System.Text;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

public sealed class CheckpointTests : IDisposable
{
    private static readonly LedgerHash Root = new(SHA256.HashData("root"u8));

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_checkpoint_is_written_as_three_lines()
    {
        Checkpoint checkpoint = new("New bridge, east side", 1234, Root);

        checkpoint.ToString().Should().Be($"New bridge, east side\n1234\n{Convert.ToBase64String(Root.ToArray())}\n");
        checkpoint.Extensions.Should().BeEmpty();
    }

    [Fact]
    public void What_was_signed_is_opened_to_an_equal_checkpoint()
    {
        Checkpoint checkpoint = new("New bridge, east side", long.MaxValue, Root, ["one", "two"]);
        EcdsaNoteSigner signer = new("plans.example", _key);

        string note = checkpoint.Sign(signer);

        Checkpoint.Open(note, signer.Verifier).Should().Be(checkpoint);
        Checkpoint.Open(Encoding.UTF8.GetBytes(note), signer.Verifier).Should().Be(checkpoint);
        SignedNote.Open(note, signer.Verifier).Text.Should().Be(checkpoint.ToString());
    }

    [Fact]
    public void A_note_that_a_known_key_signed_and_that_is_no_checkpoint_is_refused()
    {
        EcdsaNoteSigner signer = new("plans.example", _key);
        string note = SignedNote.Sign("Good morning.\n", signer).ToString();

        FluentActions.Invoking(() => Checkpoint.Open(note, signer.Verifier))
            .Should().Throw<NoteException>().Which.Problem.Should().Be(NoteProblem.Malformed);
    }

    [Fact]
    public void Every_checkpoint_is_read_back_from_its_text_as_an_equal_one()
    {
        Gen<string> line = Gen.String[Gen.Char.Where(c => c >= ' ' && !char.IsSurrogate(c)), 1, 20];
        Gen.Select(line, Gen.Long[0, long.MaxValue], Gen.Byte.Array[32], line.Array[0, 3]).Sample(
            (origin, size, root, extensions) =>
            {
                Checkpoint checkpoint = new(origin, size, new LedgerHash(root), extensions);
                Checkpoint read = Checkpoint.Parse(checkpoint.ToString());
                return read == checkpoint && read.GetHashCode() == checkpoint.GetHashCode() && read.ToString() == checkpoint.ToString();
            },
            iter: Effort.Of(2_000));
    }

    [Fact]
    public void What_is_read_is_written_back_as_the_same_text_or_refused()
    {
        string text = new Checkpoint("log", 10, Root, ["x"]).ToString();
        Gen.Select(
            Gen.Int[0, text.Length], Gen.Int[0, text.Length],
            Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.Int[0, 6].Select(i => "\n0+= \r\0"[i])), 0, 3]).Sample(
            (a, b, inserted) =>
            {
                string edited = text[..Math.Min(a, b)] + inserted + text[Math.Max(a, b)..];
                try
                {
                    return Checkpoint.Parse(edited).ToString() == edited;
                }
                catch (NoteException e)
                {
                    return e.Problem == NoteProblem.Malformed;
                }
            },
            iter: Effort.Of(20_000));
    }

    [Fact]
    public void Checkpoints_are_equal_where_all_they_say_is()
    {
        Checkpoint checkpoint = new("log", 5, Root, ["x"]);

        new Checkpoint("log", 5, Root, ["x"]).Should().Be(checkpoint);
        new Checkpoint("Log", 5, Root, ["x"]).Should().NotBe(checkpoint);
        new Checkpoint("log", 6, Root, ["x"]).Should().NotBe(checkpoint);
        new Checkpoint("log", 5, default, ["x"]).Should().NotBe(checkpoint);
        new Checkpoint("log", 5, Root).Should().NotBe(checkpoint);
        checkpoint.Equals(null).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("log")]
    [InlineData("log\n5\n")]
    [InlineData("log\n5\nROOT")]
    [InlineData("\n5\nROOT\n")]
    [InlineData("log\n\nROOT\n")]
    [InlineData("log\n5\n\n")]
    [InlineData("log\n5\nROOT\n\n")]
    [InlineData("log\n5\nROOT\n\nx\n")]
    [InlineData("log\n5\nROOT\nx")]
    [InlineData("log\r\n5\r\nROOT\r\n")]
    [InlineData("log\n05\nROOT\n")]
    [InlineData("log\n00\nROOT\n")]
    [InlineData("log\n-1\nROOT\n")]
    [InlineData("log\n-0\nROOT\n")]
    [InlineData("log\n+5\nROOT\n")]
    [InlineData("log\n 5\nROOT\n")]
    [InlineData("log\n5 \nROOT\n")]
    [InlineData("log\n5.0\nROOT\n")]
    [InlineData("log\n5e1\nROOT\n")]
    [InlineData("log\n1,000\nROOT\n")]
    [InlineData("log\n0x5\nROOT\n")]
    [InlineData("log\n\u0665\nROOT\n")] // an Arabic-Indic five
    [InlineData("log\n9223372036854775808\nROOT\n")]
    [InlineData("log\n5\n ROOT\n")]
    [InlineData("log\n5\nROOT \n")]
    [InlineData("log\n5\nROOTAAAA\n")]
    [InlineData("log\n5\nAAAA\n")]
    [InlineData("log\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")] // bits that no byte takes
    [InlineData("log\n5\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n")] // base64 for URLs
    [InlineData("log\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n")] // no padding
    [InlineData("l\tog\n5\nROOT\n")]
    public void What_is_not_a_checkpoint_is_refused(string text)
    {
        string body = text.Replace("ROOT", Convert.ToBase64String(Root.ToArray()), StringComparison.Ordinal);

        NoteException refused = FluentActions.Invoking(() => Checkpoint.Parse(body)).Should().Throw<NoteException>().Which;

        refused.Problem.Should().Be(NoteProblem.Malformed);
        refused.Message.Should().StartWith("This is not a checkpoint: ");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_size_may_be_anything_from_0_to_the_largest_number(string size, long expected) =>
        Checkpoint.Parse($"log\n{size}\n{Convert.ToBase64String(Root.ToArray())}\n").Size.Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\r")]
    public void A_line_that_could_not_be_read_back_is_refused(string line)
    {
        FluentActions.Invoking(() => new Checkpoint(line, 1, Root)).Should().Throw<ArgumentException>().WithParameterName("origin");
        FluentActions.Invoking(() => new Checkpoint("log", 1, Root, ["x", line]))
            .Should().Throw<ArgumentException>().WithParameterName("extensions");
    }

    // Not cases of the theories above: attributes cannot hold an unpaired surrogate.
    [Fact]
    public void Text_that_is_not_Unicode_is_refused()
    {
        FluentActions.Invoking(() => new Checkpoint("\uDFFF", 1, Root)).Should().Throw<ArgumentException>().WithParameterName("origin");
        FluentActions.Invoking(
            () => Checkpoint.Parse(new Checkpoint("log", 1, Root).ToString().Replace("log", "l\uD800og", StringComparison.Ordinal)))
            .Should().Throw<NoteException>().WithMessage("*unpaired surrogate*");
    }

    [Fact]
    public void Nothing_takes_null_and_no_tree_has_fewer_leaves_than_none()
    {
        FluentActions.Invoking(() => new Checkpoint(null!, 1, Root)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new Checkpoint("log", 1, Root, [null!])).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new Checkpoint("log", -1, Root)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Checkpoint.Parse(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Checkpoint.Open((string)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Checkpoint.Open((byte[])null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_whole_note_that_is_taken_for_its_text_is_refused_with_the_way_out()
    {
        string note = new Checkpoint("log", 1, Root).Sign(new HashKey("k", 1));

        FluentActions.Invoking(() => Checkpoint.Parse(note)).Should().Throw<NoteException>().WithMessage("*line 4 is empty*open it*");
    }
}
