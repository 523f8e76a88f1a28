using MilestoneTracker.TestSupport.Data;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// Keys and notes of Go's sumdb/note, and the example of the specification.
public sealed class NoteVectorTests
{
    [SharedVectorsFact(Published.Derived)]
    public void Thirteen_published_notes_are_opened_or_refused_as_they_were_by_who_published_them()
    {
        JsonElement[] cases = [.. Published.Json("note_vectors.json").Items("open")];

        cases.Should().HaveCount(13);
        cases.Count(item => Agrees(item)).Should().Be(13);
    }

    [SharedVectorsFact(Published.Derived)]
    public void A_deterministic_key_signs_the_published_text_to_the_published_note()
    {
        JsonElement vectors = Published.Json("note_vectors.json");
        Ed25519NoteSigner signer = Ed25519NoteSigner.Parse(vectors.Text("skey_peter"));
        JsonElement sign = vectors.GetProperty("sign");

        SignedNote note = SignedNote.Sign(sign.Text("text"), signer);

        note.ToString().Should().Be(sign.Text("want"));
        signer.Verifier.ToString().Should().Be(vectors.Texts("vkeys")[0]);
        SignedNote.Open(sign.Text("want"), signer.Verifier).Text.Should().Be(sign.Text("text"));
    }

    [SharedVectorsFact(Published.Derived)]
    public void A_published_verifier_key_is_read_and_written_back_and_nothing_near_it_is_read()
    {
        JsonElement vectors = Published.Json("note_vectors.json");
        string[] good = vectors.Texts("vkeys");
        string[] bad = [.. vectors.Texts("bad_vkeys"), .. good.SelectMany(NearlyKeys)];

        good.Should().HaveCount(2);
        good.Select(key => Ed25519NoteVerifier.Parse(key).ToString()).Should().Equal(good);
        vectors.Text("bad_vkey_rule").Should().Be("every proper substring of vkey, and every single-byte +1 mutation, must be rejected");
        bad.Should().HaveCount(2 + good.Sum(key => (key.Length * (key.Length + 1) / 2) - 1 + key.Length));
        bad.Count(key => IsRefused(() => Ed25519NoteVerifier.Parse(key))).Should().Be(bad.Length);
    }

    [SharedVectorsFact(Published.Derived)]
    public void The_example_of_the_specification_is_opened_with_its_key()
    {
        JsonElement vectors = Published.Json("c2sp_note_vectors.json");
        Ed25519NoteVerifier key = Ed25519NoteVerifier.Parse(vectors.Text("vkey"));

        SignedNote note = SignedNote.Open(vectors.Text("note"), key);

        note.Text.Should().Be("This is an example message.\n");
        note.Signatures.Should().ContainSingle().Which.Name.Should().Be("example.com/foo");
        note.ToString().Should().Be(vectors.Text("note"));
    }

    [SharedVectorsFact(Published.Derived)]
    public void The_checkpoint_of_the_specification_is_well_formed_though_its_key_is_not_published()
    {
        string note = Published.Json("c2sp_note_vectors.json").Text("checkpoint_example_unverifiable_no_vkey_published");

        FluentActions.Invoking(() => Checkpoint.Open(note))
            .Should().Throw<NoteException>().Which.Problem.Should().Be(NoteProblem.NoKnownSignature);
        Checkpoint checkpoint = Checkpoint.Parse(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)]);
        checkpoint.Origin.Should().Be("example.com/behind-the-sofa");
        checkpoint.Size.Should().Be(20852163);
    }

    // The rule holds for what is after the name: key ids of this kind are made of the key alone, so that another name is another,
    // well-formed key.
    [Fact]
    public void A_verifier_key_of_ours_is_read_and_written_back_and_nothing_near_it_is_read()
    {
        string name = Published.RekorKey[..Published.RekorKey.IndexOf('+', StringComparison.Ordinal)];
        ILookup<bool, string> near = NearlyKeys(Published.RekorKey).ToLookup(
            key => key.IndexOf('+', StringComparison.Ordinal) > 0
                && key.EndsWith(Published.RekorKey[name.Length..], StringComparison.Ordinal));

        EcdsaNoteVerifier.Parse(Published.RekorKey).ToString().Should().Be(Published.RekorKey);
        near[true].Should().HaveCount(name.Length - 1 + name.Length);
        near[true].Should()
            .OnlyContain(key => EcdsaNoteVerifier.Parse(key).Name == key.Substring(0, key.IndexOf('+', StringComparison.Ordinal)));
        near[false].Should().HaveCount(11_744);
        near[false].Where(key => !IsRefused(() => EcdsaNoteVerifier.Parse(key))).Should().BeEmpty();
    }

    private static bool Agrees(JsonElement item)
    {
        string description = item.Text("desc");
        byte[] message = Convert.FromHexString(item.Text("message_hex"));
        INoteVerifier[] keys = [.. item.Texts("vkeys").Select(Ed25519NoteVerifier.Parse)];
        if (item.GetProperty("wantOk").GetBoolean())
        {
            SignedNote note = SignedNote.Open(message, keys);
            note.Signatures.Select(Key).Should().Equal(item.Texts("verified"), description);
            note.UnverifiedSignatures.Select(Key).Should().Equal(item.Texts("unverified"), description);
            Encoding.UTF8.GetBytes(note.ToString()).Should().Equal(message, description);
        }
        else
        {
            NoteException refused = FluentActions.Invoking(() => SignedNote.Open(message, keys))
                .Should().Throw<NoteException>(description).Which;
            string inTheirWords = refused.Problem switch
            {
                NoteProblem.Malformed => "malformed note",
                NoteProblem.NoKnownSignature => "note has no verifiable signatures",
                _ => "invalid signature for key " + refused.Key,
            };
            inTheirWords.Should().Be(item.Text("wantError"), description);
        }

        return true;
    }

    private static string Key(NoteSignature signature) => $"{signature.Name}+{signature.KeyId:x8}";

    private static IEnumerable<string> NearlyKeys(string key)
    {
        for (int start = 0; start < key.Length; start++)
            for (int length = 1; start + length <= key.Length; length++)
                if (length < key.Length) yield return key.Substring(start, length);
        for (int i = 0; i < key.Length; i++) yield return $"{key[..i]}{(char)(key[i] + 1)}{key[(i + 1)..]}";
    }

    private static bool IsRefused(Action parse)
    {
        try
        {
            parse();
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
