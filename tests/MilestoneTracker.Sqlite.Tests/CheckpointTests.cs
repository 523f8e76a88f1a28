using FluentAssertions;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests;

// A checkpoint is held against the log as it was then, wherever in the log that is: also in the middle of a row.
public sealed class CheckpointTests : IDisposable
{
    private const int Events = 600;
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(511)]
    [InlineData(513)]
    [InlineData(599)]
    [InlineData(600)]
    public void A_checkpoint_of_any_size_vouches_for_its_log_and_finds_out_one_that_was_written_anew(int size)
    {
        SqliteAuditLog log = Written("database");
        SqliteAuditLog anew = Written("backend");
        Checkpoint kept = new(log.Identity, size, log.Tree.RootAt(size));

        log.Verify(kept).CoveredUpTo.Should().Be(size);
        anew.Verify().IsValid.Should().BeTrue();
        VerificationResult report = anew.Verify(kept);

        report.IsValid.Should().BeFalse();
        report.FailedAt.Should().Be(size);
        report.CoveredUpTo.Should().Be(0);
    }

    [Fact]
    public void A_report_of_events_that_were_read_before_they_are_given_out_is_refused()
    {
        SqliteAuditLog log = Written("database");
        using MemoryStream lines = new();
        log.Export(lines);
        lines.Position = 0;

        Action report = () =>
            VerificationResult.Compute(
            chain => [.. LedgerLines.Read(lines, chain)], log: null, new Checkpoint(log.Identity, 3, log.Tree.RootAt(3)));

        report.Should().Throw<ArgumentException>().WithMessage("*through the chain*");
    }

    [Fact]
    public void Events_that_did_not_go_through_the_chain_are_not_reported_on_without_a_checkpoint_either()
    {
        SqliteAuditLog log = Written("database");

        FluentActions.Invoking(() => VerificationResult.Compute(_ => log.Read(), log.Identity))
            .Should().Throw<ArgumentException>().WithMessage("*through the chain*");
    }

    [Fact]
    public void A_log_is_valid_while_large_changes_are_appended()
    {
        SqliteAuditLog log = Written("database");
        MilestoneRegistry registry = log.OpenRegistry();
        bool done = false;
        Thread writer = new(() =>
        {
            for (int change = 0; change < 20; change++)
            {
                registry.Batch(edit =>
                {
                    for (int i = 0; i < 700; i++) edit.RegisterMilestone(FormattableString.Invariant($"{change} {i}"));
                });
            }

            Volatile.Write(ref done, true);
        });
        writer.Start();

        List<string> faults = [];
        while (!Volatile.Read(ref done))
        {
            VerificationResult report = log.Verify(log.GetCheckpoint());
            if (!report.IsValid) faults.Add(report.ToString());
        }

        writer.Join();
        faults.Should().BeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private SqliteAuditLog Written(string component)
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "example.com/plan" });
        log.OpenRegistry().Batch(edit =>
        {
            for (int i = 0; i < Events; i++) edit.RegisterMilestone(FormattableString.Invariant($"M{i}"), [component]);
        });
        return log;
    }
}
