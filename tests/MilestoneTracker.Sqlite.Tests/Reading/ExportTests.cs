using FluentAssertions;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// What a log gives away as JSON Lines is verified without it, and makes the same log again.
public sealed class ExportTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly SqliteAuditLog _log;
    private readonly MilestoneRegistry _registry;

    public ExportTests()
    {
        _log = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "plans/a" });
        _registry = _log.OpenRegistry();
        ScriptedChanges.Run(_registry).Should().OnlyContain(thrown => thrown == null);
    }

    [Fact]
    public void It_is_verified_by_whoever_has_a_checkpoint()
    {
        VerificationResult report = LedgerLines.Verify(new MemoryStream(Export(_log)), _log.GetCheckpoint());

        (report.IsValid, report.Identity, report.CoveredUpTo, report.Root).Should()
            .Be((true, "plans/a", _log.LastSequence, _log.GetCheckpoint().Root));
        SnapshotEquality.Verify(report.Plan!, _registry.Current);
    }

    [Fact]
    public void Imported_into_a_new_file_of_the_same_identity_it_is_the_same_log()
    {
        byte[] lines = Export(_log);
        SqliteAuditLog copy = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "plans/a" });

        copy.Import(new MemoryStream(lines)).Should().Be(_log.LastSequence);

        Export(copy).Should().Equal(lines);
        copy.GetCheckpoint().Should().Be(_log.GetCheckpoint());
        copy.Verify(_log.GetCheckpoint()).IsValid.Should().BeTrue();
        SnapshotEquality.Verify(copy.OpenRegistry().Current, _registry.Current);
    }

    [Fact]
    public void Import_refuses_a_log_with_events_a_null_stream_and_ends_when_it_is_cancelled()
    {
        byte[] lines = Export(_log);
        SqliteAuditLog copy = _folder.Open(_folder.NewPath());

        _log.Invoking(log => log.Import(new MemoryStream(lines))).Should().Throw<ArgumentException>().WithMessage("*already has events*");
        copy.Invoking(log => log.Import(null!)).Should().Throw<ArgumentNullException>();
        copy.Invoking(log => log.Import(new MemoryStream(lines), new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

        copy.LastSequence.Should().Be(0);
    }

    [Fact]
    public void Imported_into_a_file_of_another_identity_it_is_the_same_plan_in_another_log()
    {
        SqliteAuditLog other = _folder.Open(_folder.NewPath());

        LedgerLines.Import(new MemoryStream(Export(_log)), other);

        other.Read().Should().Equal(_log.Read());
        other.GetCheckpoint().Root.Should().NotBe(_log.GetCheckpoint().Root);
        other.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void The_lines_are_the_bytes_that_lie_in_the_rows()
    {
        byte[] rows = [.. _log.Reader.Texts("SELECT hex(lines) FROM events ORDER BY first").SelectMany(Convert.FromHexString)];

        Export(_log).Should().Equal(rows);
    }

    [Fact]
    public void An_empty_log_has_no_lines()
    {
        SqliteAuditLog empty = _folder.Open(_folder.NewPath());

        Export(empty).Should().BeEmpty();
        empty.Verify(empty.GetCheckpoint()).IsValid.Should().BeTrue();
        empty.GetCheckpoint().Root.Should().Be(MerkleTree.EmptyRoot);
    }

    [Fact]
    public void It_ends_when_it_is_cancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        _log.Invoking(l => l.Export(Stream.Null, source.Token)).Should().Throw<OperationCanceledException>();
        _log.Invoking(l => l.Verify(null, source.Token)).Should().Throw<OperationCanceledException>();
        _log.Invoking(l => l.OpenRegistry(null, source.Token)).Should().Throw<OperationCanceledException>();
        _log.Invoking(l => l.Export(null!)).Should().Throw<ArgumentNullException>();
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Export(SqliteAuditLog log)
    {
        using MemoryStream lines = new();
        log.Export(lines);
        return lines.ToArray();
    }
}
