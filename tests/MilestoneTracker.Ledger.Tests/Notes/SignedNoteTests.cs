using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

public sealed class SignedNoteTests
{
    private const string Text = "Bridge closed.\n\nOpen again on Monday.\n";

    private readonly HashKey _first = new("log.example/plan", 1);
    private readonly HashKey _second = new("witness.example", 0xFFFF_FFFF);

    [Fact]
    public void What_was_signed_is_opened_with_the_same_text_and_signatures()
    {
        SignedNote signed = SignedNote.Sign(Text, _first, _second);

        SignedNote opened = SignedNote.Open(signed.ToString(), _first, _second);

        opened.Text.Should().Be(signed.Text).And.Be(Text);
        opened.ToString().Should().Be(signed.ToString());
        opened.Signatures.Select(signature => signature.ToString())
            .Should().Equal(signed.Signatures.Select(signature => signature.ToString()));
        opened.Signatures.Select(signature => (signature.Name, signature.KeyId))
            .Should().Equal(("log.example/plan", 1u), ("witness.example", 0xFFFF_FFFFu));
        opened.Signatures[0].ToArray().Should().Equal(_first.Sign(Encoding.UTF8.GetBytes(Text)));
        opened.UnverifiedSignatures.Should().BeEmpty();
    }

    [Fact]
    public void Text_and_bytes_of_a_note_are_opened_alike()
    {
        string note = SignedNote.Sign("Brücke 東 🚧\n", _first).ToString();

        SignedNote.Open(Encoding.UTF8.GetBytes(note), _first).Text.Should().Be(SignedNote.Open(note, _first).Text).And.Be("Brücke 東 🚧\n");
    }

    [Fact]
    public void The_last_empty_line_separates_text_and_signatures()
    {
        foreach (string text in new[] { "\n", "\n\n\n", "a\n\n", "a\n\n\u2014 fake AAAAAAA=\n", Text })
            SignedNote.Open(SignedNote.Sign(text, _first).ToString(), _first).Text.Should().Be(text);
    }

    [Fact]
    public void Signatures_by_unknown_keys_are_kept_and_vouch_for_nothing()
    {
        string note = SignedNote.Sign(Text, _first, _second).ToString();

        SignedNote opened = SignedNote.Open(note, _second);

        opened.Signatures.Should().ContainSingle().Which.Name.Should().Be("witness.example");
        opened.UnverifiedSignatures.Should().ContainSingle().Which.Name.Should().Be("log.example/plan");
    }

    [Fact]
    public void A_key_is_known_by_name_and_id_together()
    {
        string note = SignedNote.Sign(Text, _first).ToString();

        Problem(note, new HashKey("log.example/plan", 2)).Should().Be(NoteProblem.NoKnownSignature);
        Problem(note, new HashKey("log.example/other", 1)).Should().Be(NoteProblem.NoKnownSignature);
        Problem(note).Should().Be(NoteProblem.NoKnownSignature);
    }

    [Fact]
    public void A_signature_by_a_known_key_that_fails_refuses_the_whole_note()
    {
        string note = SignedNote.Sign(Text, _first).ToString() + LineOf(_second, "another text\n");

        NoteException refused = FluentActions.Invoking(() => SignedNote.Open(note, _first, _second)).Should().Throw<NoteException>().Which;

        refused.Problem.Should().Be(NoteProblem.InvalidSignature);
        refused.Key.Should().Be("witness.example+ffffffff");
        SignedNote.Open(note, _first).Text.Should().Be(Text, "who does not know the key ignores what is said in its name");
    }

    [Fact]
    public void A_line_that_is_there_twice_counts_once()
    {
        string once = SignedNote.Sign(Text, _first, _second).ToString();
        string twice = once + LineOf(_first, Text) + LineOf(_second, Text);

        SignedNote opened = SignedNote.Open(twice, _first);

        opened.Signatures.Should().ContainSingle();
        opened.UnverifiedSignatures.Should().ContainSingle();
        _first.Verifications.Should().Be(1);
        opened.ToString().Should().Be(twice);
    }

    [Fact]
    public void A_second_signature_by_a_known_key_is_verified_too_and_listed_once()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        EcdsaNoteSigner signer = new("log.example", key);
        string note = SignedNote.Sign(Text, signer).ToString();
        string another = SignedNote.Sign(Text, signer).Signatures[0] + "\n";
        string wrong = SignedNote.Sign("another text\n", signer).Signatures[0] + "\n";

        SignedNote.Open(note + another, signer.Verifier).Signatures.Should().ContainSingle();
        Problem(note + wrong, signer.Verifier).Should().Be(NoteProblem.InvalidSignature);
    }

    [Fact]
    public void No_key_is_asked_about_a_note_that_is_malformed()
    {
        string note = SignedNote.Sign(Text, _first).ToString();

        Problem(note + "junk\n", _first).Should().Be(NoteProblem.Malformed);

        _first.Verifications.Should().Be(0);
    }

    [Fact]
    public void A_text_that_could_not_be_opened_is_not_signed()
    {
        foreach (string text in new[] { "", "no line feed", "a\r\n", "a\tb\n", "\0\n", "\uD800\n", "\uDC00\uD800\n", "a\n\uDBFF" })
            FluentActions.Invoking(() => SignedNote.Sign(text, _first)).Should().Throw<ArgumentException>().WithParameterName("text");
    }

    [Fact]
    public void Between_1_and_100_distinct_keys_sign_a_note()
    {
        INoteSigner[] keys = [.. Enumerable.Range(0, 101).Select(i => new HashKey("key", (uint)i))];
        INoteVerifier[] verifiers = [.. keys.Take(100).Cast<INoteVerifier>()];

        SignedNote.Open(SignedNote.Sign(Text, keys[..16]).ToString(), verifiers).Signatures.Should().HaveCount(16);
        SignedNote.Open(SignedNote.Sign(Text, keys[..100]).ToString(), verifiers).Signatures.Should().HaveCount(100);
        FluentActions.Invoking(() => SignedNote.Sign(Text, keys)).Should().Throw<ArgumentException>().WithParameterName("signers");
        FluentActions.Invoking(() => SignedNote.Sign(Text)).Should().Throw<ArgumentException>().WithParameterName("signers");
        FluentActions.Invoking(() => SignedNote.Sign(Text, keys[0], keys[0]))
            .Should().Throw<ArgumentException>().WithMessage("*key+00000000*");
        FluentActions.Invoking(() => SignedNote.Open("x", verifiers[0], verifiers[0]))
            .Should().Throw<ArgumentException>().WithParameterName("verifiers");
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a+b")]
    [InlineData("a\u00A0b")]
    [InlineData("a\u0085")]
    [InlineData("\u3000")]
    [InlineData("a\u2028b")]
    [InlineData("a\nb")]
    [InlineData("a\u0001b")]
    public void A_name_that_no_signature_line_can_have_is_refused_before_anything_is_signed(string name)
    {
        FluentActions.Invoking(() => SignedNote.Sign(Text, new HashKey(name, 1)))
            .Should().Throw<ArgumentException>().WithParameterName("signers");
        FluentActions.Invoking(() => SignedNote.Open(Text, new HashKey(name, 1)))
            .Should().Throw<ArgumentException>().WithParameterName("verifiers");
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        FluentActions.Invoking(() => new EcdsaNoteSigner(name, key)).Should().Throw<ArgumentException>().WithParameterName(nameof(name));
    }

    // Not a case of the theory above: attributes cannot hold an unpaired surrogate.
    [Fact]
    public void A_name_with_an_unpaired_surrogate_is_refused()
    {
        foreach (string name in new[] { "a\uD800", "\uDC00a", "\uD800a" })
            FluentActions.Invoking(() => SignedNote.Sign(Text, new HashKey(name, 1)))
                .Should().Throw<ArgumentException>().WithParameterName("signers");
    }

    [Fact]
    public void A_name_may_be_in_any_script_and_as_short_as_one_letter()
    {
        foreach (string name in new[] { "x", "日本語", "a\u200Bb", "🚧" })
            SignedNote.Open(SignedNote.Sign(Text, new HashKey(name, 1)).ToString(), new HashKey(name, 1)).Signatures[0].Name.Should()
                .Be(name);
    }

    [Fact]
    public void A_signer_that_gives_nothing_makes_no_note()
    {
        FluentActions.Invoking(() => SignedNote.Sign(Text, new ScriptedSigner("empty", [])))
            .Should().Throw<InvalidOperationException>().WithMessage("*empty+00000007*");
        FluentActions.Invoking(() => SignedNote.Sign(Text, new ScriptedSigner("null", null!))).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_signature_is_copied_in_and_out()
    {
        byte[] bytes = [1, 2, 3];
        SignedNote note = SignedNote.Sign(Text, new ScriptedSigner("s", bytes));
        bytes[0] = 9;
        note.Signatures[0].ToArray()[1] = 9;

        note.Signatures[0].ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Nothing_takes_null()
    {
        FluentActions.Invoking(() => SignedNote.Open((string)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SignedNote.Open((byte[])null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SignedNote.Open("x", null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SignedNote.Open("x", [null!])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SignedNote.Sign(null!, _first)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SignedNote.Sign(Text, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SignedNote.Sign(Text, [null!])).Should().Throw<ArgumentException>();
    }

    private static string LineOf(HashKey key, string text) => SignedNote.Sign(text, key).Signatures[0] + "\n";

    private static NoteProblem Problem(string note, params INoteVerifier[] verifiers) =>
        FluentActions.Invoking(() => SignedNote.Open(note, verifiers)).Should().Throw<NoteException>().Which.Problem;
}
