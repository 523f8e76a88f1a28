using CsCheck;
using FluentAssertions;
using MilestoneTracker.Ledger.Trees;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// The tree and the proofs that it makes, beside the naive tree.
public sealed class MerkleTreeTests
{
    private const int Most = 70;

    [Fact]
    public void Every_size_has_the_root_of_the_naive_tree()
    {
        LedgerHash[] leaves = NaiveTree.Leaves(Most);
        InMemoryMerkleTree tree = Grown.From(leaves);

        tree.Size.Should().Be(Most);
        for (int size = 0; size <= Most; size++) tree.RootAt(size).Should().Be(NaiveTree.Root(leaves.AsSpan(0, size)), "size {0}", size);
    }

    [Fact]
    public void The_frontier_has_the_same_root_after_every_leaf_and_names_what_the_leaf_completed()
    {
        LedgerHash[] leaves = NaiveTree.Leaves(Most);
        Frontier frontier = new();

        frontier.Root.Should().Be(MerkleTree.EmptyRoot);
        for (int size = 1; size <= Most; size++)
        {
            frontier.Add(leaves[size - 1]).ToArray().Should().Equal(NaiveTree.Completed(leaves.AsSpan(0, size)), "size {0}", size);
            frontier.Size.Should().Be(size);
            frontier.Root.Should().Be(NaiveTree.Root(leaves.AsSpan(0, size)), "size {0}", size);
        }
    }

    [Fact]
    public void A_frontier_of_any_size_of_a_tree_goes_on_as_if_it_had_seen_every_leaf()
    {
        LedgerHash[] leaves = NaiveTree.Leaves(Most);
        InMemoryMerkleTree tree = Grown.From(leaves);
        for (int size = 0; size <= Most; size++)
        {
            Frontier frontier = Frontier.From(tree, size);

            frontier.Root.Should().Be(tree.RootAt(size));
            foreach (LedgerHash leaf in leaves.AsSpan(size)) frontier.Add(leaf);
            (frontier.Size, frontier.Root).Should().Be((tree.Size, tree.RootAt(Most)));
        }
    }

    [Fact]
    public void Every_complete_subtree_is_the_root_of_its_leaves()
    {
        LedgerHash[] leaves = NaiveTree.Leaves(Most);
        InMemoryMerkleTree tree = Grown.From(leaves);
        for (int level = 0; 1 << level <= Most; level++)
            for (int index = 0; (index + 1) << level <= Most; index++)
                tree.NodeAt(level, index).Should().Be(NaiveTree.Root(leaves.AsSpan(index << level, 1 << level)));
    }

    [Fact]
    public void Every_inclusion_proof_is_the_path_of_the_naive_tree_and_is_accepted()
    {
        LedgerHash[] leaves = NaiveTree.Leaves(Most);
        InMemoryMerkleTree tree = Grown.From(leaves);
        for (int size = 1; size <= Most; size++)
        {
            for (int index = 0; index < size; index++)
            {
                IReadOnlyList<LedgerHash> proof = tree.ProveInclusion(index, size);
                proof.Should().Equal(NaiveTree.Path(index, leaves.AsSpan(0, size)), "leaf {0} of {1}", index, size);
                MerkleTree.VerifyInclusion(leaves[index], index, size, proof, tree.RootAt(size))
                    .Should().BeTrue("leaf {0} of {1}", index, size);
            }
        }
    }

    [Fact]
    public void Every_consistency_proof_is_the_proof_of_the_naive_tree_and_is_accepted()
    {
        LedgerHash[] leaves = NaiveTree.Leaves(Most);
        InMemoryMerkleTree tree = Grown.From(leaves);
        for (int newSize = 1; newSize <= Most; newSize++)
        {
            for (int oldSize = 1; oldSize <= newSize; oldSize++)
            {
                IReadOnlyList<LedgerHash> proof = tree.ProveConsistency(oldSize, newSize);
                proof.Should().Equal(NaiveTree.Proof(oldSize, leaves.AsSpan(0, newSize)), "from {0} to {1}", oldSize, newSize);
                MerkleTree.VerifyConsistency(oldSize, tree.RootAt(oldSize), newSize, tree.RootAt(newSize), proof)
                    .Should().BeTrue("from {0} to {1}", oldSize, newSize);
            }
        }
    }

    [Fact]
    public void Larger_trees_agree_with_the_naive_one() => Gen.Select(Gen.Int[Most, 3000], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20]).Sample(
        (leafCount, one, other) =>
        {
            LedgerHash[] leaves = NaiveTree.Leaves(leafCount);
            InMemoryMerkleTree tree = Grown.From(leaves);
            int newSize = (one % leafCount) + 1;
            int oldSize = (other % newSize) + 1;
            LedgerHash newRoot = NaiveTree.Root(leaves.AsSpan(0, newSize));
            LedgerHash oldRoot = NaiveTree.Root(leaves.AsSpan(0, oldSize));
            Assert.Equal((oldRoot, newRoot), (tree.RootAt(oldSize), tree.RootAt(newSize)));
            Assert.Equal(newRoot, Frontier.From(tree, newSize).Root);

            IReadOnlyList<LedgerHash> consistency = tree.ProveConsistency(oldSize, newSize);
            Assert.Equal(NaiveTree.Proof(oldSize, leaves.AsSpan(0, newSize)), consistency);
            Assert.True(MerkleTree.VerifyConsistency(oldSize, oldRoot, newSize, newRoot, consistency));

            IReadOnlyList<LedgerHash> inclusion = tree.ProveInclusion(oldSize - 1, newSize);
            Assert.Equal(NaiveTree.Path(oldSize - 1, leaves.AsSpan(0, newSize)), inclusion);
            Assert.True(MerkleTree.VerifyInclusion(leaves[oldSize - 1], oldSize - 1, newSize, inclusion, newRoot));
        },
        iter: Effort.Of(40));

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_size_that_the_tree_has_not_is_an_argument_error(long size)
    {
        InMemoryMerkleTree tree = Grown.From(NaiveTree.Leaves(3));

        FluentActions.Invoking(() => tree.RootAt(size)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(size));
        FluentActions.Invoking(() => tree.ProveInclusion(0, size))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(size));
        FluentActions.Invoking(() => tree.ProveConsistency(1, size))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("newSize");
        FluentActions.Invoking(() => LedgerChain.Resume("log", tree, size))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(size));
    }

    [Fact]
    public void A_leaf_is_asked_for_by_its_index_and_one_that_the_tree_has_not_is_an_argument_error()
    {
        LedgerHash[] leaves = NaiveTree.Leaves(3);
        InMemoryMerkleTree tree = Grown.From(leaves);

        leaves.Select((_, index) => tree.LeafAt(index)).Should().Equal(leaves);
        FluentActions.Invoking(() => tree.LeafAt(3))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("index").WithMessage("*from 0 to 2*");
        FluentActions.Invoking(() => tree.LeafAt(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("index");
    }

    [Fact]
    public void A_leaf_or_an_old_size_that_is_not_within_the_size_is_an_argument_error()
    {
        InMemoryMerkleTree tree = Grown.From(NaiveTree.Leaves(3));

        FluentActions.Invoking(() => tree.ProveInclusion(2, 2))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("index").WithMessage("*from 0 to 1*");
        FluentActions.Invoking(() => tree.ProveInclusion(-1, 2)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("index");
        FluentActions.Invoking(() => tree.ProveInclusion(0, 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("size");
        FluentActions.Invoking(() => tree.ProveConsistency(0, 2))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("oldSize", "from nothing nothing follows");
        FluentActions.Invoking(() => tree.ProveConsistency(3, 2))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("oldSize");
        FluentActions.Invoking(() => tree.ProveConsistency(0, 0))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("newSize");
    }

    [Fact]
    public void A_proof_that_is_null_is_an_argument_error()
    {
        FluentActions.Invoking(() => MerkleTree.VerifyInclusion(default, 0, 1, null!, default)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => MerkleTree.VerifyConsistency(1, default, 1, default, null!)).Should().Throw<ArgumentNullException>();
    }
}
