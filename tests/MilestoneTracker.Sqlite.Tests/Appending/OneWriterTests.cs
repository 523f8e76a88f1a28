using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
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

        AuditConflictException conflict = second.Invoking(l => l.Append(Events.Singles(1, 1)))
            .Should().Throw<AuditConflictException>().WithMessage("*ends at event 2 instead of 0*Open it again*").Which;
        (conflict.Expected, conflict.Found).Should().Be((0, 2));

        first.Append(Events.Singles(3, 1));
        second.Read().Should().Equal(Events.Singles(1, 3), "it may go on reading");
        second.Invoking(l => l.Append(Events.Singles(4, 1)))
            .Should().Throw<AuditConflictException>("it has not seen what it would follow on").Which.Found.Should().Be(3);
        _folder.Open(path).Append(Events.Singles(4, 1));
        first.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void What_cannot_be_appended_for_another_reason_is_no_conflict()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath(), Impatient);
        log.Append(Events.Singles(1, 2));

        Refusal(Events.Singles(4, 1)).Should().NotBeOfType<AuditConflictException>();
        Refusal(Events.Change(3, 2)[..1]).Should().NotBeOfType<AuditConflictException>();
        Refusal([]).Should().NotBeOfType<AuditConflictException>();

        AuditAppendRefusedException Refusal(AuditEvent[] events) =>
            log.Invoking(l => l.Append(events)).Should().Throw<AuditAppendRefusedException>().Which;
    }

    [Fact]
    public void A_log_that_somebody_else_has_appended_to_can_be_written_because_a_registry_follows_it()
    {
        string path = _folder.NewPath();
        SqliteAuditLog behind = _folder.Open(path);
        _folder.Open(path).Append(Events.Singles(1, 2));

        behind.CheckWritable().Should().BeNull();
    }

    [Fact]
    public void A_file_that_somebody_is_writing_to_is_locked_until_he_is_done()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path, Impatient);
        log.Append(Events.Singles(1, 2));
        using Connection raw = LogFolder.Raw(path);
        raw.Execute("BEGIN IMMEDIATE");

        log.Invoking(l => l.Append(Events.Singles(3, 1))).Should()
            .Throw<AuditAppendRefusedException>().WithInnerException<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Locked);
        log.Read().Should().Equal(Events.Singles(1, 2), "reading waits for nobody");

        raw.Execute("ROLLBACK");
        log.Append(Events.Singles(3, 1));
        log.Verify().Events.Should().Be(3);
    }

    [Fact]
    public void Whoever_waits_longer_than_the_other_writes_gets_through()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path, new SqliteAuditLogOptions { LockTimeout = WorkerThreads.Patience });
        using Connection raw = LogFolder.Raw(path);
        raw.Execute("BEGIN IMMEDIATE");
        WorkerThreads crew = new();
        using ManualResetEventSlim begun = new();

        crew.Start(() =>
        {
            begun.Set();
            log.Append(Events.Singles(1, 1));
        });
        WorkerThreads.Await(begun);
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
        _folder.Open(path, new SqliteAuditLogOptions { LockTimeout = TimeSpan.Zero, ReadOnly = true })
            .Read().Should().Equal(Events.Singles(1, 2));
    }

    [Fact]
    public void A_new_file_that_many_open_at_once_becomes_one_log()
    {
        for (int round = 0; round < 5; round++)
        {
            string path = _folder.NewPath();
            WorkerThreads crew = new();
            using Barrier together = new(4);
            string[] names = new string[4];
            for (int i = 0; i < names.Length; i++)
            {
                int place = i;
                crew.Start(() =>
                {
                    together.SignalAndWait(WorkerThreads.Patience);
                    names[place] = _folder.Open(path).Identity;
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
        WorkerThreads crew = new();
        int kept = 0;
        for (int writer = 0; writer < 4; writer++)
        {
            crew.Start(() =>
            {
                for (int i = 0; i < 25; i++)
                {
                    using SqliteAuditLog log =
                        SqliteAuditLog.Open(path, new SqliteAuditLogOptions { LockTimeout = WorkerThreads.Patience });
                    try
                    {
                        log.Append(Events.Change(log.LastSequence + 1, 3));
                        Interlocked.Increment(ref kept);
                    }
                    catch (AuditConflictException)
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
