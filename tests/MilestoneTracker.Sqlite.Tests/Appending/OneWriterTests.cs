using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Tests.Parallel;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// One writer, guarded by the database: whoever comes second is refused and told so, and nothing of the first is lost.
public sealed class OneWriterTests : IDisposable
{
    private static readonly SqliteAuditLogOptions Impatient = new() { LockTimeout = TimeSpan.Zero };
    private readonly LogFolder _folder = new();

    [Fact]
    public void Who_appends_after_another_log_has_is_refused()
    {
        string path = _folder.NewPath();
        SqliteAuditLog first = _folder.Open(path);
        SqliteAuditLog second = _folder.Open(path);
        first.Append(Events.Singles(1, 2));

        second.Invoking(l => l.Append(Events.Singles(1, 1))).Should().Throw<AuditAppendRefusedException>().WithMessage("*ends with event 2 and not with 0*Open the log anew*");

        first.Append(Events.Singles(3, 1));
        second.Read().Should().Equal(Events.Singles(1, 3), "it may go on reading");
        second.Invoking(l => l.Append(Events.Singles(4, 1))).Should().Throw<AuditAppendRefusedException>("it has not seen what it would follow on");
        _folder.Open(path).Append(Events.Singles(4, 1));
        first.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void Of_two_registries_on_one_file_the_slower_one_is_refused_and_not_faulted()
    {
        string path = _folder.NewPath();
        MilestoneRegistry one = _folder.Open(path).OpenRegistry();
        MilestoneRegistry other = _folder.Open(path).OpenRegistry();
        one.RegisterMilestone("a");

        other.Invoking(r => r.RegisterMilestone("b")).Should().Throw<AuditAppendRefusedException>();

        other.IsFaulted.Should().BeFalse();
        other.Current.Version.Should().Be(0);
        one.RegisterMilestone("c").Version.Should().Be(2);
    }

    [Fact]
    public void A_file_that_somebody_is_writing_to_is_locked_until_he_is_done()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path, Impatient);
        log.Append(Events.Singles(1, 2));
        using Connection raw = LogFolder.Raw(path);
        raw.Execute("BEGIN IMMEDIATE");

        log.Invoking(l => l.Append(Events.Singles(3, 1))).Should().Throw<AuditAppendRefusedException>().WithInnerException<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Locked);
        log.Read().Should().Equal(Events.Singles(1, 2), "reading waits for nobody");

        raw.Execute("ROLLBACK");
        log.Append(Events.Singles(3, 1));
        log.Verify().Events.Should().Be(3);
    }

    [Fact]
    public void Whoever_waits_longer_than_the_other_writes_gets_through()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path, new SqliteAuditLogOptions { LockTimeout = Crew.Patience });
        using Connection raw = LogFolder.Raw(path);
        raw.Execute("BEGIN IMMEDIATE");
        Crew crew = new();
        using ManualResetEventSlim begun = new();

        crew.Start(() =>
        {
            begun.Set();
            log.Append(Events.Singles(1, 1));
        });
        Crew.Await(begun);
        raw.Execute("COMMIT");
        crew.Join();

        log.LastSequence.Should().Be(1);
    }

    [Fact]
    public void A_log_can_be_opened_and_read_while_somebody_writes()
    {
        string path = _folder.NewPath();
        _folder.Open(path).Append(Events.Singles(1, 2));
        using Connection raw = LogFolder.Raw(path);
        raw.Execute("BEGIN IMMEDIATE");

        _folder.Open(path, Impatient).Read().Should().Equal(Events.Singles(1, 2));
        _folder.Open(path, new SqliteAuditLogOptions { LockTimeout = TimeSpan.Zero, ReadOnly = true }).Read().Should().Equal(Events.Singles(1, 2));
    }

    [Fact]
    public void A_new_file_that_many_open_at_once_becomes_one_log()
    {
        for (int round = 0; round < 5; round++)
        {
            string path = _folder.NewPath();
            Crew crew = new();
            using Barrier together = new(4);
            string[] names = new string[4];
            for (int i = 0; i < names.Length; i++)
            {
                int place = i;
                crew.Start(() =>
                {
                    together.SignalAndWait(Crew.Patience);
                    names[place] = _folder.Open(path).Log;
                });
            }

            crew.Join();
            names.Distinct().Should().ContainSingle();
        }
    }

    [Fact]
    public void Of_many_who_append_at_once_each_event_is_from_one_and_the_log_is_whole()
    {
        string path = _folder.NewPath();
        Crew crew = new();
        int kept = 0;
        for (int writer = 0; writer < 4; writer++)
        {
            crew.Start(() =>
            {
                for (int i = 0; i < 25; i++)
                {
                    using SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { LockTimeout = Crew.Patience });
                    try
                    {
                        log.Append(Events.Change(log.LastSequence + 1, 3));
                        Interlocked.Increment(ref kept);
                    }
                    catch (AuditAppendRefusedException e) when (e.InnerException is null)
                    {
                        // Somebody else was faster.
                    }
                }
            });
        }

        crew.Join();

        SqliteAuditLog whole = _folder.Open(path);
        kept.Should().BePositive();
        whole.LastSequence.Should().Be(3 * kept);
        whole.Verify().IsValid.Should().BeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
