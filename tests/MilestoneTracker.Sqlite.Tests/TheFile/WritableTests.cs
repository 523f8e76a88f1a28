using FluentAssertions;
using MilestoneTracker.Sqlite.Tests.Appending;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using SQLitePCL;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// To ask whether a log can be written finds what an append would not, does not wait as long as one, and takes nothing from the log.
public sealed class WritableTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;

    public WritableTests() => _path = _folder.NewPath();

    [Fact]
    public void A_file_that_took_the_place_of_the_log_is_told_even_if_it_is_a_copy_of_it()
    {
        SqliteAuditLog log = Open();
        string copy = _folder.NewPath();
        log.BackUp(copy);
        log.CheckWritable().Should().BeNull();

        File.Move(copy, _path, overwrite: true);

        Fault(log.CheckWritable()).Should().Be(SqliteLogFault.Replaced);
        log.CheckWritable()!.Message.Should().Contain(_path).And.Contain("another file").And.Contain("open it again");
    }

    [Fact]
    public void A_file_that_was_deleted_and_made_anew_is_told_and_one_that_comes_back_is_well()
    {
        SqliteAuditLog log = Open();
        string aside = _folder.NewPath();
        File.Move(_path, aside);
        Fault(log.CheckWritable()).Should().Be(SqliteLogFault.CannotOpen);

        File.WriteAllText(_path, "");
        Fault(log.CheckWritable()).Should().Be(SqliteLogFault.Replaced);

        File.Move(aside, _path, overwrite: true);
        log.CheckWritable().Should().BeNull();
    }

    [Fact]
    public void It_does_not_wait_as_long_as_an_append_for_who_holds_the_file()
    {
        SqliteAuditLog log = Open(TimeSpan.FromHours(1));
        using Connection raw = LogFolder.Raw(_path);
        raw.Execute("BEGIN IMMEDIATE");

        Fault(Asked(log)).Should().Be(SqliteLogFault.Locked);

        log.Writer!.Number("PRAGMA busy_timeout").Should().Be(3_600_000, "an append waits as before");
        raw.Execute("ROLLBACK");
        log.CheckWritable().Should().BeNull();
    }

    [Fact]
    public void It_waits_no_longer_than_an_append_would()
    {
        SqliteAuditLog log = Open(TimeSpan.Zero);

        log.CheckWritable().Should().BeNull();

        log.Writer!.Number("PRAGMA busy_timeout").Should().Be(0);
    }

    [Fact]
    public void It_does_not_wait_for_the_end_of_an_append_of_its_own_log()
    {
        SqliteAuditLog log = Open();
        using ManualResetEventSlim within = new();
        using ManualResetEventSlim end = new();
        Commits commits = new(log.Writer!)
        {
            Within = () =>
            {
                within.Set();
                end.Wait();
            },
        };
        WorkerThreads crew = new();
        crew.Start(() => log.Append(Events.Singles(4, 1)));
        WorkerThreads.Await(within);

        Exception? found;
        try
        {
            found = Asked(log);
        }
        finally
        {
            end.Set();
            crew.Join();
        }

        Fault(found).Should().Be(SqliteLogFault.Locked);
        log.CheckWritable().Should().BeNull();
        commits.Count.Should().Be(1);
    }

    [Fact]
    public void What_it_cannot_take_back_does_not_make_a_good_log_useless()
    {
        SqliteAuditLog log = Open();
        raw.sqlite3_set_authorizer(
            log.Writer!.Handle, (_, action, what, _, _, _) =>
            action == raw.SQLITE_TRANSACTION && what.utf8_to_string() == "ROLLBACK" ? raw.SQLITE_DENY : raw.SQLITE_OK, null);
        log.CheckWritable().Should().BeOfType<SqliteLogException>();
        log.Writer.IsInTransaction.Should().BeTrue("it could not be taken back");

        raw.sqlite3_set_authorizer(log.Writer.Handle, default(strdelegate_authorizer)!, null);

        log.Append(Events.Singles(4, 1));
        log.CheckWritable().Should().BeNull();
        log.Verify().Events.Should().Be(4);
    }

    public void Dispose() => _folder.Dispose();

    private static SqliteLogFault? Fault(Exception? found) => (found as SqliteLogException)?.Fault;

    // Under a deadline: the answer of one that waits for good is a failed test.
    private static Exception? Asked(SqliteAuditLog log)
    {
        Exception? found = null;
        WorkerThreads crew = new();
        crew.Start(() => found = log.CheckWritable());
        crew.Join();
        return found;
    }

    private SqliteAuditLog Open(TimeSpan? lockTimeout = null)
    {
        SqliteAuditLog log = _folder.Open(_path, new SqliteAuditLogOptions { LockTimeout = lockTimeout ?? TimeSpan.FromSeconds(5) });
        log.Append(Events.Singles(1, 3));
        return log;
    }
}
