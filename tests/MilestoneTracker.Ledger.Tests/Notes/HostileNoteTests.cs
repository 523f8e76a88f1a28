using System.Security.Cryptography;
using System.Text;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// A note comes from anywhere. Whatever its bytes are, it is opened to what a known key has signed, or refused with a NoteException.
public sealed class HostileNoteTests : IDisposable
{
    private const int MaximumBytes = 1 << 20;
    private const string Text = "log.example\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly HashKey _hash = new("k", 1);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_flip_of_any_bit_of_a_note_is_refused_or_changes_nothing_that_is_vouched_for()
    {
        EcdsaNoteSigner signer = new("log.example", _key);
        SignedNote original = SignedNote.Sign(Text, signer, new HashKey("witness.example", 3));
        byte[] note = Encoding.UTF8.GetBytes(original.ToString());
        int refused = 0;
        for (int bit = 0; bit < note.Length * 8; bit++)
        {
            note[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                SignedNote opened = SignedNote.Open(note, signer.Verifier);
                opened.Text.Should().Be(Text, "bit {0} of the note was flipped", bit);
                opened.Signatures.Should().ContainSingle().Which.ToString().Should().Be(original.Signatures[0].ToString());
            }
            catch (NoteException)
            {
                refused++;
            }

            note[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        int ofTheUnknown = Encoding.UTF8.GetByteCount(original.Signatures[1].ToString()) + 1;
        refused.Should()
            .BeGreaterThanOrEqualTo((note.Length - ofTheUnknown) * 8, "every bit of the text and of the known key's line is vouched for");
    }

    [Fact]
    public void Whatever_the_bytes_are_a_note_is_opened_to_what_was_signed_or_refused()
    {
        byte[] note = Encoding.UTF8.GetBytes(SignedNote.Sign(Text, _hash).ToString());
        Gen<byte[]> edited = Gen.Select(Gen.Int[0, note.Length], Gen.Int[0, note.Length], Gen.Byte.Array[0, 4])
            .Select(edit =>
                (byte[])[.. note[..Math.Min(edit.Item1, edit.Item2)], .. edit.Item3, .. note[Math.Max(edit.Item1, edit.Item2)..]]);

        Gen.OneOf(edited, Gen.Byte.Array[0, 200]).Sample(
            bytes =>
            {
                try
                {
                    return SignedNote.Open(bytes, _hash).Text == Text;
                }
                catch (NoteException)
                {
                    return true;
                }
            },
            iter: Effort.Of(20_000));
    }

    [Fact]
    public void A_note_of_a_mebibyte_is_opened_and_one_byte_more_is_refused()
    {
        int rest = SignedNote.Sign("\n", _hash).ToString().Length - 1 + "\u2014".Length + 1; // an em dash has three bytes
        string longest = new string('x', MaximumBytes - rest - 1) + "\n";
        string note = SignedNote.Sign(longest, _hash).ToString();

        Encoding.UTF8.GetByteCount(note).Should().Be(MaximumBytes);
        SignedNote.Open(note, _hash).Text.Should().Be(longest);
        SignedNote.Open(Encoding.UTF8.GetBytes(note), _hash).Text.Should().Be(longest);
        FluentActions.Invoking(() => SignedNote.Sign("x" + longest, _hash)).Should().Throw<ArgumentException>().WithParameterName("text");
        Malformed("x" + note).Should().Contain("1,048,576");
        Malformed(Encoding.UTF8.GetBytes("x" + note)).Should().Contain("1,048,576");
    }

    [Fact]
    public void What_is_too_long_is_refused_by_its_bytes_and_not_by_its_characters()
    {
        string note = new string('\u20AC', MaximumBytes / 3) + SignedNote.Sign("\n", _hash);

        Malformed(note).Should().Contain("1,048,576");
        Malformed(new string('x', 20 * MaximumBytes)).Should().Contain("1,048,576");
        Malformed(new byte[20 * MaximumBytes]).Should().Contain("1,048,576");
    }

    [Fact]
    public void A_hundred_signature_lines_are_read_and_one_more_is_refused()
    {
        string line = SignedNote.Sign(Text, _hash).Signatures[0] + "\n";
        string unknown =
            string.Concat(Enumerable.Range(2, 99).Select(i => SignedNote.Sign(Text, new HashKey("k", (uint)i)).Signatures[0] + "\n"));

        SignedNote.Open(Text + "\n" + unknown + line, _hash).UnverifiedSignatures.Should().HaveCount(99);
        Malformed(Text + "\n" + unknown + line + line).Should().Contain("100 signature lines");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("\n\u2014 k AAAAAQA=\n")]
    [InlineData("text\n\n\u2014 k AAAAAQA=")]
    [InlineData("text\n\n\u2014 k AAAAAQA=\n\n")]
    [InlineData("text\n\n\u2014 k AAAAAQA=\njunk\n")]
    [InlineData("text\r\n\r\n\u2014 k AAAAAQA=\r\n")]
    [InlineData("text\n\n\u2014 k AAAAAQA=\r\n")]
    [InlineData("te\txt\n\n\u2014 k AAAAAQA=\n")]
    [InlineData("te\0xt\n\n\u2014 k AAAAAQA=\n")]
    [InlineData("text\n\n- k AAAAAQA=\n")]
    [InlineData("text\n\n\u2013 k AAAAAQA=\n")]
    [InlineData("text\n\n\u2014k AAAAAQA=\n")]
    [InlineData("text\n\n\u2014  AAAAAQA=\n")]
    [InlineData("text\n\n\u2014 k\n")]
    [InlineData("text\n\n\u2014 k \n")]
    [InlineData("text\n\n\u2014 k  AAAAAQA=\n")]
    [InlineData("text\n\n \u2014 k AAAAAQA=\n")]
    [InlineData("text\n\n\u2014 k AAAAAQA= \n")]
    [InlineData("text\n\n\u2014 k AAAAAQ==\n")] // a key id and no signature
    [InlineData("text\n\n\u2014 k AAA=\n")]
    [InlineData("text\n\n\u2014 k AAAAAQA\n")] // no padding
    [InlineData("text\n\n\u2014 k AAAAAQB=\n")] // bits that no byte takes
    [InlineData("text\n\n\u2014 k AAAA AQA=\n")]
    [InlineData("text\n\n\u2014 k AAAA-_A=\n")] // base64 for URLs
    [InlineData("text\n\n\u2014 k AAAAAQA=AAAA\n")]
    [InlineData("text\n\n\u2014 a+b AAAAAQA=\n")]
    [InlineData("text\n\n\u2014 a\u00A0b AAAAAQA=\n")]
    [InlineData("text\n\n\u2014 a\u2003b AAAAAQA=\n")]
    public void What_is_not_a_signed_note_is_refused(string note) => Malformed(note).Should().StartWith("This is not a signed note: ");

    // Not cases of the theory above: attributes cannot hold an unpaired surrogate.
    [Fact]
    public void Text_that_is_not_Unicode_is_refused()
    {
        foreach (string note in new[] {
            "te\uD800xt\n\n\u2014 k AAAAAQA=\n", "text\n\n\u2014 k\uDC00 AAAAAQA=\n", "text\n\n\u2014 k AAAAAQA=\n\uD800" })
            Malformed(note).Should().Contain("unpaired surrogate");
    }

    [Theory]
    [InlineData("text\n\n\u2014 k AAAAAgA=\n")]
    [InlineData("te\u007F\u0080xt\uFEFF\n\n\u2014 k AAAAAgA=\n")]
    [InlineData("\uFEFFtext\n\n\u2014 k AAAAAgA=\n")]
    public void What_is_well_formed_is_refused_only_because_nobody_known_signed_it(string note) =>
        FluentActions.Invoking(() => SignedNote.Open(note, _hash))
        .Should().Throw<NoteException>().Which.Problem.Should().Be(NoteProblem.NoKnownSignature);

    [Theory]
    [InlineData("FF")]
    [InlineData("C080")] // NUL in two bytes
    [InlineData("EDA080")] // a surrogate
    [InlineData("F4908080")] // beyond U+10FFFF
    [InlineData("E280")] // cut short
    public void Bytes_that_are_not_UTF8_are_refused(string hexadecimal)
    {
        byte[] note = [.. Convert.FromHexString(hexadecimal), .. Encoding.UTF8.GetBytes(SignedNote.Sign(Text, _hash).ToString())];

        Malformed(note).Should().Contain("UTF-8");
    }

    [Fact]
    public void A_message_does_not_grow_with_a_name_that_somebody_else_chose()
    {
        string note = $"text\n\n\u2014 {new string('n', 100_000)} AAAAAQA=\n";

        NoteException refused = FluentActions.Invoking(() => SignedNote.Open(note, _hash)).Should().Throw<NoteException>().Which;

        refused.Problem.Should().Be(NoteProblem.NoKnownSignature);
        refused.Message.Length.Should().BeLessThan(400);
    }

    private string Malformed(string note) => Malformed(() => SignedNote.Open(note, _hash));

    private string Malformed(byte[] note) => Malformed(() => SignedNote.Open(note, _hash));

    private static string Malformed(Action open)
    {
        NoteException refused = FluentActions.Invoking(open).Should().Throw<NoteException>().Which;
        refused.Problem.Should().Be(NoteProblem.Malformed);
        refused.Key.Should().BeNull();
        return refused.Message;
    }
}
