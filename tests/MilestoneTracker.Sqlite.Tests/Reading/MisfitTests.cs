using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// Events whose bytes, chain and tree are right and which no registry can have appended: verifying replays, so it tells.
public sealed class MisfitTests : IDisposable
{
    private readonly LogFolder _folder = new();

    public static TheoryData<string> Misfits => ["duplicate", "unknown", "cycle", "old status"];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void What_does_not_fit_the_events_before_it_is_named(string misfit)
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        AuditEvent[] events = Events.Singles(1, 5);
        events[3] = events[3] with { Data = new DependencyDeclared("m1", "m2") };
        events[4] = events[4] with
        {
            Data = misfit switch
            {
                "duplicate" => Events.Registered("m1"),
                "unknown" => new DependencyDeclared("m1", "m9"),
                "cycle" => new DependencyDeclared("m2", "m1"),
                _ => new MilestoneStatusChanged("m1", MilestoneStatus.Blocked, MilestoneStatus.Completed),
            },
        };
        log.Append(events);

        log.Read().Should().Equal(events);
        log.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(5);
        LedgerReport report = log.Verify();
        (report.IsValid, report.FaultAt).Should().Be((false, 5L));
    }

    [Fact]
    public void A_change_that_is_not_whole_at_the_end_is_named()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        log.Append(Events.Singles(1, 3));
        LedgerChain chain = LedgerChain.Resume(log.Log, log.Tree, 3);
        byte[] half = chain.Write(Events.Change(4, 2)[0]).ToArray();
        byte[] hashes = [.. chain.Completed.ToArray().SelectMany(hash => hash.ToArray())];
        using (Connection raw = LogFolder.Raw(path)) raw.Execute($"INSERT INTO events VALUES (4, 1, x'{Convert.ToHexString(half)}0A', x'{Convert.ToHexString(hashes)}')");

        SqliteAuditLog opened = _folder.Open(path);

        opened.LastSequence.Should().Be(4);
        opened.Verify().IsValid.Should().BeFalse();
        opened.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<AuditReplayException>();
        MilestoneRegistry.Open(opened, new MilestoneRegistryOptions { DropUnfinishedChange = true }).Current.Version.Should().Be(3);
    }

    public void Dispose() => _folder.Dispose();
}
