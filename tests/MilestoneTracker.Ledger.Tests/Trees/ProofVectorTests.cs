using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Ledger.Tests;

// The proof cases of transparency-dev/merkle: inclusion and consistency, good and bad, each with what a verifier has to say.
public sealed class ProofVectorTests
{
    private const string Folder = "transparency-dev-merkle";

    // Its roots are twelve bytes of text and it is to be accepted, for they are the same twelve bytes.
    private const string WithRootsThatAreText = "consistency/additional/sizes-are-equal-one-and-proof-is-empty.json";

    [SharedVectorsFact(Folder)]
    public void All_inclusion_cases_are_judged_as_they_say()
    {
        (int cases, int accepted, List<string> disagreed) = Judge("inclusion", proof =>
            HashOf(proof, "root") is { } root && HashOf(proof, "leafHash") is { } leaf && HashesOf(proof) is { } hashes
            && MerkleTree.VerifyInclusion(leaf, NumberOf(proof, "leafIdx"), NumberOf(proof, "treeSize"), hashes, root));

        disagreed.Should().BeEmpty();
        (cases, accepted).Should().Be((98, 6));
    }

    [SharedVectorsFact(Folder)]
    public void All_consistency_cases_are_judged_as_they_say()
    {
        (int cases, int accepted, List<string> disagreed) = Judge("consistency", proof =>
            HashOf(proof, "root1") is { } oldRoot && HashOf(proof, "root2") is { } newRoot && HashesOf(proof) is { } hashes
            && MerkleTree.VerifyConsistency(NumberOf(proof, "size1"), oldRoot, NumberOf(proof, "size2"), newRoot, hashes));

        disagreed.Should().Equal([WithRootsThatAreText], "its roots are not hashes");
        (cases, accepted).Should().Be((98, 5));
    }

    [SharedVectorsFact(Folder)]
    public void The_one_case_whose_roots_are_text_is_judged_as_it_says_where_hashes_of_them_stand_for_them()
    {
        JsonElement proof = Vectors.Json(Folder, "testdata", WithRootsThatAreText);
        (LedgerHash oldRoot, LedgerHash newRoot) =
            (NaiveTree.LeafHash(proof.GetProperty("root1").GetBytesFromBase64()),
                NaiveTree.LeafHash(proof.GetProperty("root2").GetBytesFromBase64()));

        proof.GetProperty("wantErr").GetBoolean().Should().BeFalse();
        MerkleTree.VerifyConsistency(NumberOf(proof, "size1"), oldRoot, NumberOf(proof, "size2"), newRoot, HashesOf(proof)!)
            .Should().BeTrue();
    }

    private static (int Cases, int Accepted, List<string> Disagreed) Judge(string kind, Func<JsonElement, bool> accepts)
    {
        int cases = 0;
        int accepted = 0;
        List<string> disagreed = [];
        foreach (string file in Vectors.Files(Folder, "testdata", kind))
        {
            string name = Path.GetRelativePath(SharedVectors.PathOf(Folder, "testdata"), file).Replace('\\', '/');
            JsonElement proof = Vectors.Json(Folder, "testdata", name);
            bool isAccepted = accepts(proof);
            cases++;
            if (isAccepted) accepted++;
            if (isAccepted == proof.GetProperty("wantErr").GetBoolean()) disagreed.Add(name);
        }

        return (cases, accepted, disagreed);
    }

    // A number of 64 bits without a sign: what is beyond the largest signed one is refused as a negative one is.
    private static long NumberOf(JsonElement proof, string name) => unchecked((long)proof.GetProperty(name).GetUInt64());

    private static LedgerHash? HashOf(JsonElement proof, string name) => HashOf(proof.GetProperty(name));

    private static List<LedgerHash>? HashesOf(JsonElement proof)
    {
        List<LedgerHash> hashes = [];
        JsonElement values = proof.GetProperty("proof");
        if (values.ValueKind == JsonValueKind.Null) return hashes;
        foreach (JsonElement value in values.EnumerateArray())
        {
            if (HashOf(value) is not { } hash) return null;
            hashes.Add(hash);
        }

        return hashes;
    }

    private static LedgerHash? HashOf(JsonElement value) =>
        value.ValueKind != JsonValueKind.Null && value.GetBytesFromBase64() is { Length: LedgerHash.Length } bytes
        ? new LedgerHash(bytes) : null;
}
