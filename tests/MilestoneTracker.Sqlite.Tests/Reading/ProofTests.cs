using System.Security.Cryptography;
using FluentAssertions;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// Proofs are made from the hashes that lie in the rows, and they lead to the roots that the log had at every size.
public sealed class ProofTests : IDisposable
{
    private const int Count = 100;
    private readonly LogFolder _folder = new();
    private readonly SqliteAuditLog _log;
    private readonly Checkpoint[] _checkpoints = new Checkpoint[Count + 1];

    public ProofTests()
    {
        _log = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "plans/a" });
        _checkpoints[0] = _log.GetCheckpoint();
        for (int size = 1; size <= Count; size++)
        {
            _log.Append(Events.Singles(size, 1));
            _checkpoints[size] = _log.GetCheckpoint();
        }
    }

    [Fact]
    public void The_tree_of_every_size_is_the_one_over_the_bytes_of_the_events()
    {
        InMemoryMerkleTree tree = new();
        LedgerChain chain = new("plans/a");

        for (int size = 0; size <= Count; size++)
        {
            _checkpoints[size].Should().Be(new Checkpoint("plans/a", size, tree.RootAt(size)));
            _log.Tree.RootAt(size).Should().Be(tree.RootAt(size));
            if (size == Count) break;
            tree.Add(MerkleTree.HashLeaf(chain.Write(Events.Singles(size + 1, 1)[0])));
            _log.Tree.LeafAt(size).Should().Be(tree.LeafAt(size));
        }

        _log.Tree.Size.Should().Be(Count);
        _checkpoints.Select(checkpoint => checkpoint.Root).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_event_is_proved_to_be_in_the_log_of_every_size()
    {
        for (int size = 1; size <= Count; size++)
        {
            LedgerHash root = _checkpoints[size].Root;
            for (int index = 0; index < size; index++)
            {
                IReadOnlyList<LedgerHash> proof = _log.Tree.ProveInclusion(index, size);
                MerkleTree.VerifyInclusion(_log.Tree.LeafAt(index), index, size, proof, root).Should().BeTrue();
                if (index > 0) MerkleTree.VerifyInclusion(_log.Tree.LeafAt(index - 1), index, size, proof, root).Should().BeFalse();
            }
        }
    }

    [Fact]
    public void Every_size_is_proved_to_be_the_beginning_of_every_later_one()
    {
        for (int later = 1; later <= Count; later++)
        {
            for (int earlier = 1; earlier <= later; earlier++)
            {
                IReadOnlyList<LedgerHash> proof = _log.Tree.ProveConsistency(earlier, later);
                MerkleTree.VerifyConsistency(earlier, _checkpoints[earlier].Root, later, _checkpoints[later].Root, proof).Should().BeTrue();
                MerkleTree.VerifyConsistency(earlier, _checkpoints[earlier - 1].Root, later, _checkpoints[later].Root, proof)
                    .Should().BeFalse();
            }
        }
    }

    [Fact]
    public void A_tree_has_no_proofs_beyond_its_end()
    {
        _log.Invoking(l => l.Tree.ProveInclusion(0, Count + 1)).Should().Throw<ArgumentOutOfRangeException>();
        _log.Invoking(l => l.Tree.RootAt(Count + 1)).Should().Throw<ArgumentOutOfRangeException>();
        _log.Invoking(l => l.Tree.LeafAt(Count)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_signed_checkpoint_vouches_for_what_it_covers_when_the_log_has_gone_on()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        EcdsaNoteSigner signer = new("plans/a", key);
        string note = _log.GetCheckpoint().Sign(signer);

        _log.Append(Events.Change(Count + 1, 30));
        Checkpoint opened = Checkpoint.Open(note, EcdsaNoteVerifier.Parse(signer.Verifier.ToString()));

        VerificationResult report = _log.Verify(opened);
        (report.IsValid, report.Events, report.CoveredUpTo, report.Identity).Should().Be((true, Count + 30, Count, "plans/a"));
        report.Root.Should().Be(_log.GetCheckpoint().Root);
        report.Plan!.Count.Should().Be(Count + 30);
        MerkleTree.VerifyConsistency(
            Count, opened.Root, Count + 30, _log.GetCheckpoint().Root, _log.Tree.ProveConsistency(Count, Count + 30)).Should().BeTrue();
    }

    [Fact]
    public void Every_checkpoint_that_the_log_ever_gave_is_one_of_it()
    {
        foreach (Checkpoint checkpoint in _checkpoints) _log.Verify(checkpoint).CoveredUpTo.Should().Be(checkpoint.Size);
    }

    [Fact]
    public void A_row_without_its_hashes_is_named_by_a_proof_that_needs_it()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        Events.AppendAlone(log, Events.Singles(1, 20));
        log.Writer!.Execute("DROP TRIGGER events_stay_so");
        log.Writer.Execute("UPDATE events SET hashes = substr(hashes, 1, 64) WHERE first = 8");

        log.Invoking(l => l.Tree.ProveInclusion(0, 20)).Should().Throw<LedgerException>().Which.Sequence.Should().Be(8);
        log.Tree.ProveInclusion(0, 4).Should().HaveCount(2, "this one does not need it");
    }

    public void Dispose() => _folder.Dispose();
}
