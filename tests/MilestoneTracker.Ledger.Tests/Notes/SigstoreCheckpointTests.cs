using MilestoneTracker.TestSupport.Data;
using System.Text.Json;
using FluentAssertions;

namespace MilestoneTracker.Ledger.Tests;

// 23 inclusion proofs of Sigstore's logs, good and bad, with the checkpoint that each relies on. Only the checkpoints are
// looked at here: what is wrong with a bad case may lie in its proof instead. Known are the public log's key (ECDSA) and the one of the
// staging log "alpha1" (Ed25519); the keys of "alpha3" and of the witnesses are not, so their signatures are ignored.
public sealed class SigstoreCheckpointTests
{
    private enum Outcome
    {
        NoCheckpoint,
        FitsTheProof,
        IsForAnotherRoot,
        Malformed,
        InvalidSignature,
        NoKnownSignature,
    }

    // Cases that are not here are to be opened, and to be for the root of the proof.
    private static readonly Dictionary<string, Outcome> Expected = new(StringComparer.Ordinal)
    {
        ["checkpoint-bad-keyhint_fail"] = Outcome.NoKnownSignature,
        ["checkpoint-wrong-roothash_fail"] = Outcome.IsForAnotherRoot,
        ["invalid-checkpoint-signature_fail"] = Outcome.InvalidSignature,
        ["invalid-inclusion-proof_fail"] = Outcome.NoCheckpoint,
        ["inclusion-proof-corrupted-hash_fail"] = Outcome.FitsTheProof,
        ["rekor2-checkpoint-missing-log-signature_fail"] = Outcome.Malformed,
        ["rekor2-checkpoint-missing-origin_fail"] = Outcome.InvalidSignature,
        ["rekor2-checkpoint-missing-root-hash_fail"] = Outcome.InvalidSignature,
        ["rekor2-checkpoint-missing-size_fail"] = Outcome.InvalidSignature,
        ["rekor2-checkpoint-no-matching-signature_fail"] = Outcome.NoKnownSignature,
        ["rekor2-dsse-happy-path"] = Outcome.NoKnownSignature,
    };

    private static readonly INoteVerifier[] Known = [EcdsaNoteVerifier.Parse(Published.RekorKey), Published.StagingVerifier];

    [SharedVectorsFact(Published.Derived)]
    public void Each_of_the_23_published_checkpoints_is_opened_or_refused_for_its_own_reason()
    {
        JsonElement[] cases = [.. Published.Json("sigstore_inclusion_checkpoints.json").Items("cases")];

        cases.Should().HaveCount(23);
        cases.Should().OnlyContain(item => OutcomeOf(item) == Expected.GetValueOrDefault(item.Text("case"), Outcome.FitsTheProof));
        cases.CountBy(OutcomeOf).Should().BeEquivalentTo(new Dictionary<Outcome, int>
        {
            [Outcome.NoCheckpoint] = 1,
            [Outcome.FitsTheProof] = 13,
            [Outcome.IsForAnotherRoot] = 1,
            [Outcome.Malformed] = 1,
            [Outcome.InvalidSignature] = 4,
            [Outcome.NoKnownSignature] = 3,
        });
    }

    [SharedVectorsFact(Published.Derived)]
    public void No_case_that_is_good_is_refused_but_one_whose_key_is_not_known_here()
    {
        JsonElement[] good = [
            .. Published.Json("sigstore_inclusion_checkpoints.json")
                .Items("cases").Where(item => !item.GetProperty("wantErr").GetBoolean())];

        good.Should().HaveCount(13);
        good.Where(item => OutcomeOf(item) != Outcome.FitsTheProof)
            .Should().ContainSingle().Which.Text("case").Should().Be("rekor2-dsse-happy-path");
    }

    [SharedVectorsFact(Published.Derived)]
    public void A_note_is_signed_by_the_name_of_the_key_whatever_its_origin_says()
    {
        JsonElement item = Published.Json("sigstore_inclusion_checkpoints.json")
            .Items("cases").Single(item => item.Text("case") == "happy-path-v0.1");

        SignedNote note = SignedNote.Open(item.Text("checkpoint"), Known);
        Checkpoint checkpoint = Checkpoint.Parse(note.Text);

        note.Signatures.Should().ContainSingle().Which.Name.Should().Be("rekor.sigstore.dev");
        checkpoint.Origin.Should().Be("rekor.sigstore.dev - 2605736670972794746");
        checkpoint.Extensions.Should().Equal("Timestamp: 1689177396617352539");
    }

    [SharedVectorsFact(Published.Derived)]
    public void A_body_without_one_of_its_three_lines_is_no_checkpoint_whoever_signed_it()
    {
        string[] bodies =
        [
            .. Published.Json("sigstore_inclusion_checkpoints.json").Items("cases")
                .Where(item =>
                    item.Text("case").Contains("missing", StringComparison.Ordinal)
                    && !item.Text("case").Contains("log-signature", StringComparison.Ordinal))
                .Select(item => item.Text("checkpoint").Split("\n\n")[0] + "\n"),
        ];

        bodies.Should().HaveCount(3);
        foreach (string body in bodies) FluentActions.Invoking(() => Checkpoint.Parse(body))
            .Should().Throw<NoteException>().Which.Problem.Should().Be(NoteProblem.Malformed);
    }

    private static Outcome OutcomeOf(JsonElement item)
    {
        if (item.GetProperty("checkpoint").GetString() is not { } note) return Outcome.NoCheckpoint;
        try
        {
            Checkpoint checkpoint = Checkpoint.Open(note, Known);
            checkpoint.ToString().Should().Be(SignedNote.Open(note, Known).Text);
            return Convert.ToBase64String(checkpoint.Root.ToArray()) == item.Text("rootHash")
                ? Outcome.FitsTheProof : Outcome.IsForAnotherRoot;
        }
        catch (NoteException e)
        {
            return Enum.Parse<Outcome>(e.Problem.ToString());
        }
    }
}
