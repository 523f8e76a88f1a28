using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Ledger.Trees;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Ledger.Tests;

// Trees of other people's logs: the constants of transparency-dev/merkle, a small log of Tessera, and proofs of Sigstore.
public sealed class LogVectorTests
{
    private const string Tessera = "tessera-testlog";
    private const string Derived = "derived";
    private const int TesseraSize = 15;

    [SharedVectorsFact(Derived)]
    public void The_roots_of_the_trees_of_0_to_8_leaves_are_the_published_ones()
    {
        JsonElement vectors = Vectors.Json(Derived, "rfc6962_roots.json");
        LedgerHash[] leaves = [.. vectors.GetProperty("leaf_inputs_hex").EnumerateArray().Select(leaf => MerkleTree.HashLeaf(Bytes(leaf)))];
        LedgerHash[] roots = [.. vectors.GetProperty("root_hash_by_size_hex").EnumerateArray().Select(root => new LedgerHash(Bytes(root)))];
        InMemoryMerkleTree tree = Grown.From(leaves);

        roots.Should().HaveCount(9);
        for (int size = 0; size < roots.Length; size++)
        {
            tree.RootAt(size).Should().Be(roots[size]);
            NaiveTree.Root(leaves.AsSpan(0, size)).Should().Be(roots[size], "the naive tree is right too");
        }
    }

    [SharedVectorsFact(Derived)]
    public void Leaves_and_nodes_hash_to_the_published_values()
    {
        JsonElement[] cases = [.. Vectors.Json(Derived, "rfc6962_roots.json").GetProperty("hasher").EnumerateArray()];

        cases.Should().HaveCount(4);
        cases.Count(hashed => hashed.TryGetProperty("leaf_hex", out _)).Should().Be(2);
        foreach (JsonElement hashed in cases)
        {
            LedgerHash wanted = new(Bytes(hashed.GetProperty("want")));
            if (hashed.TryGetProperty("leaf_hex", out JsonElement leaf)) MerkleTree.HashLeaf(Bytes(leaf)).Should().Be(wanted);
            else if (hashed.TryGetProperty("left_hex", out JsonElement left)) Sha256.Hash(
                (byte[])[1, .. Bytes(left), .. Bytes(hashed.GetProperty("right_hex"))]).Should().Be(wanted, "its halves are not hashes");
            else MerkleTree.EmptyRoot.Should().Be(wanted);
        }
    }

    [SharedVectorsFact(Tessera)]
    public void The_entries_of_a_log_of_Tessera_hash_to_its_tiles_at_every_size()
    {
        for (int size = 1; size <= TesseraSize; size++)
        {
            byte[] tile = File.ReadAllBytes(TesseraFile("tile", "0", "000.p", Name(size)));
            LedgerHash[] hashes = [.. tile.Chunk(LedgerHash.Length).Select(bytes => new LedgerHash(bytes))];

            Entries(size).Select(entry => MerkleTree.HashLeaf(entry)).Should().Equal(hashes);
            hashes.Should().HaveCount(size);
        }
    }

    [SharedVectorsFact(Tessera)]
    public void The_roots_of_a_log_of_Tessera_are_those_of_its_16_checkpoints()
    {
        InMemoryMerkleTree tree = Grown.From(Entries(TesseraSize).Select(entry => MerkleTree.HashLeaf(entry)));

        for (int size = 0; size <= TesseraSize; size++) tree.RootAt(size).Should().Be(CheckpointRoot(size), "size {0}", size);
    }

    [SharedVectorsFact(Tessera)]
    public void Every_proof_between_checkpoints_of_a_log_of_Tessera_and_of_its_entries_is_accepted()
    {
        InMemoryMerkleTree tree = Grown.From(Entries(TesseraSize).Select(entry => MerkleTree.HashLeaf(entry)));
        byte[][] entries = Entries(TesseraSize);
        for (int newSize = 1; newSize <= TesseraSize; newSize++)
        {
            for (int oldSize = 1; oldSize <= newSize; oldSize++)
            {
                MerkleTree.VerifyConsistency(
                    oldSize, CheckpointRoot(oldSize), newSize, CheckpointRoot(newSize), tree.ProveConsistency(oldSize, newSize))
                    .Should().BeTrue();
                MerkleTree.VerifyInclusion(
                    MerkleTree.HashLeaf(entries[oldSize - 1]), oldSize - 1, newSize, tree.ProveInclusion(oldSize - 1, newSize),
                    CheckpointRoot(newSize)).Should().BeTrue();
            }
        }
    }

    [SharedVectorsFact(Derived)]
    public void The_23_inclusion_proofs_of_Sigstore_are_accepted_but_for_the_one_that_is_corrupted_and_the_one_that_is_invalid()
    {
        JsonElement[] cases = [.. Vectors.Json(Derived, "sigstore_inclusion_checkpoints.json").GetProperty("cases").EnumerateArray()];
        string[] refused = [.. cases.Where(proof => !IsIncluded(proof)).Select(proof => proof.GetProperty("case").GetString()!)];

        cases.Should().HaveCount(23);
        cases.Max(proof => Number(proof, "treeSize")).Should().Be(649_584_076);
        refused.Should().Equal("inclusion-proof-corrupted-hash_fail", "invalid-inclusion-proof_fail");
        cases.Where(proof => !proof.GetProperty("wantErr").GetBoolean())
            .Should().HaveCount(13).And.OnlyContain(proof => IsIncluded(proof), "what is wrong with the others is their checkpoint");
    }

    private static bool IsIncluded(JsonElement proof) => MerkleTree.VerifyInclusion(
        MerkleTree.HashLeaf(proof.GetProperty("canonicalizedBody").GetBytesFromBase64()),
        Number(proof, "logIndex"),
        Number(proof, "treeSize"),
        [.. proof.GetProperty("hashes").EnumerateArray().Select(hash => new LedgerHash(hash.GetBytesFromBase64()))],
        new LedgerHash(proof.GetProperty("rootHash").GetBytesFromBase64()));

    private static long Number(JsonElement proof, string name) =>
        long.Parse(proof.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    // A bundle of entries is each entry behind its length in two bytes, the high one first.
    private static byte[][] Entries(int size)
    {
        byte[] bundle = File.ReadAllBytes(TesseraFile("tile", "entries", "000.p", Name(size)));
        List<byte[]> entries = [];
        for (int at = 0; at < bundle.Length;)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(bundle.AsSpan(at));
            entries.Add(bundle.AsSpan(at + 2, length).ToArray());
            at += 2 + length;
        }

        return [.. entries];
    }

    private static LedgerHash CheckpointRoot(int size)
    {
        string[] lines = File.ReadAllLines(TesseraFile("checkpoint." + Name(size)));
        lines[1].Should().Be(Name(size));
        return new LedgerHash(Convert.FromBase64String(lines[2]));
    }

    private static string TesseraFile(params string[] parts) => SharedVectors.PathOf([Tessera, "testdata", "log", .. parts]);

    private static string Name(int size) => size.ToString(CultureInfo.InvariantCulture);

    private static byte[] Bytes(JsonElement hexadecimal) => Convert.FromHexString(hexadecimal.GetString()!);
}
