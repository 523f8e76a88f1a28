using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;
using static MilestoneTracker.Sqlite.Tests.Appending.Commits;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// An error at COMMIT of which the log cannot find out what became of it is unknown and never refused: the events may be there when the
// log is opened anew, or not. Both happen here.
public sealed class UnknownCommitTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;
    private readonly SqliteAuditLog _log;
    private readonly MilestoneRegistry _registry;
    private readonly Commits _commits;

    public UnknownCommitTests()
    {
        _path = _folder.NewPath();
        _log = _folder.Open(_path);
        _registry = _log.OpenRegistry();
        _registry.RegisterMilestone("a");
        _commits = new Commits(_log.Writer!);
    }

    [Theory]
    [InlineData(1, 0, 531)]
    [InlineData(2, 1, 1)]
    public void The_error_passes_and_the_registry_is_faulted(int moment, int kept, int code)
    {
        _commits.Failing = (Moment)moment;

        SqliteLogException cause = _registry.Invoking(r => r.RegisterMilestone("b"))
            .Should().Throw<RegistryFaultedException>().WithInnerException<SqliteLogException>().Which;

        cause.ErrorCode.Should().Be(code);
        cause.Message.Should().StartWith("COMMIT").And.Contain(_path);
        _registry.IsFaulted.Should().BeTrue();
        _registry.Current.Version.Should().Be(1);
        _log.LastSequence.Should().Be(1 + kept, "the file tells");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_log_refuses_every_append_with_the_cause_until_it_is_opened_anew(int moment)
    {
        _commits.Failing = (Moment)moment;
        SqliteLogException cause = _log.Invoking(l => l.Append(Events.Singles(2, 1))).Should().Throw<SqliteLogException>().Which;
        _commits.Failing = Moment.Never;

        for (long next = 1; next <= 4; next++)
            _log.Invoking(l => l.Append(Events.Singles(next, 1))).Should()
                .Throw<AuditAppendRefusedException>().WithMessage("*Open the log again*").Which.InnerException.Should().BeSameAs(cause);

        _commits.Count.Should().Be(2, "the log asked once, and nothing was tried again");
        _log.Verify().IsValid.Should().BeTrue("reading goes on");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Opened_anew_the_registry_is_what_the_log_says_and_goes_on(int moment, int kept)
    {
        _commits.Failing = (Moment)moment;
        _registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<RegistryFaultedException>();
        _log.Dispose();

        SqliteAuditLog log = _folder.Open(_path);
        MilestoneRegistry registry = log.OpenRegistry();

        registry.Current.Count.Should().Be(1 + kept);
        SnapshotEquality.VerifyReplay(registry.Current, log);
        registry.RegisterMilestone("c").Version.Should().Be(2 + kept);
        log.Verify().IsValid.Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_can_be_opened_anew_beside_the_one_that_failed(int moment)
    {
        _commits.Failing = (Moment)moment;
        _registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<RegistryFaultedException>();

        SqliteAuditLog log = _folder.Open(_path, new SqliteAuditLogOptions { LockTimeout = TimeSpan.Zero });

        log.Append(Events.Singles(log.LastSequence + 1, 1));
        log.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void Everybody_in_the_call_is_told_that_nobody_knows()
    {
        _commits.Failing = Moment.Before;

        _registry.Invoking(r => r.Batch(batch =>
        {
            batch.RegisterMilestone("b");
            batch.RegisterMilestone("c");
        })).Should().Throw<RegistryFaultedException>();
        _registry.Invoking(r => r.RegisterMilestone("d"))
            .Should().Throw<RegistryFaultedException>().WithInnerException<SqliteLogException>();

        _registry.GetMilestone("a").Should().NotBeNull("reads go on");
        _registry.GetMilestone("b").Should().BeNull();
    }

    public void Dispose() => _folder.Dispose();
}
