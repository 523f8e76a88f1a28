using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// Where there is no file to be had. The current folder belongs to the whole process, so nothing runs beside these tests.
[Collection("current folder")]
public sealed class PathTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _before = Directory.GetCurrentDirectory();

    public PathTests() => Directory.SetCurrentDirectory(_folder.Folder);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_that_is_not_there_is_named(bool readOnly) => VerifyRefused(Path.Combine(_folder.Folder, "none", "1.db"), readOnly);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_is_no_log(bool readOnly) => VerifyRefused(_folder.Folder, readOnly);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_lies_in_a_file(bool readOnly)
    {
        string path = _folder.NewPath();
        File.WriteAllText(path, "");

        VerifyRefused(Path.Combine(path, "1.db"), readOnly);
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_refused() =>
        VerifyRefused(Path.Combine(_folder.Folder, new string('x', 1000)), readOnly: false);

    [Fact]
    public void A_path_that_is_too_long_for_SQLite_is_told_as_such()
    {
        string path = _folder.Folder;
        while (path.Length < 510) path = Directory.CreateDirectory(Path.Combine(path, new string('x', 60))).FullName;

        FluentActions.Invoking(() => SqliteAuditLog.Open(Path.Combine(path, "1.db"))).Should().Throw<SqliteLogException>()
            .Which.Message.Should().Contain($"has {path.Length + 5} bytes").And.Contain("shorter path").And.NotContain("writable");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_named_pipe_is_no_log_and_nobody_waits_for_it(bool readOnly)
    {
        if (!OperatingSystem.IsLinux()) return; // elsewhere nothing tells it from a file
        string path = _folder.NewPath();
        using (System.Diagnostics.Process make = System.Diagnostics.Process.Start("mkfifo", [path])) make.WaitForExit();

        VerifyRefused(path, readOnly);
    }

    [Fact]
    public void To_wait_for_a_locked_file_can_be_cancelled()
    {
        string path = _folder.NewPath();
        using Connection raw = LogFolder.Raw(path, create: true);
        raw.Execute("BEGIN EXCLUSIVE");
        using CancellationTokenSource source = new();
        Exception? thrown = null;
        WorkerThreads crew = new();
        SqliteAuditLogOptions patient = new() { LockTimeout = TimeSpan.FromHours(1) };
        crew.Start(() => thrown = Record.Exception(() => SqliteAuditLog.Open(path, patient, source.Token)));

        source.Cancel();
        crew.Join();

        thrown.Should().BeOfType<OperationCanceledException>();
        raw.Execute("ROLLBACK");
        SqliteAuditLog.Open(path, patient, CancellationToken.None).Dispose();
    }

    [Fact]
    public void No_path_is_an_argument_error()
    {
        FluentActions.Invoking(() => SqliteAuditLog.Open(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SqliteAuditLog.Open("")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SqliteAuditLog.Open("a\0b")).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:x?mode=memory")]
    [InlineData("file::memory:")]
    [InlineData("a b%20c#d&cache=shared")]
    [InlineData("Zoë 🐙")]
    [InlineData(" ")]
    public void A_name_that_means_something_to_SQLite_is_a_name(string name)
    {
        using (SqliteAuditLog log = SqliteAuditLog.Open(name)) log.Append(Events.Singles(1, 2));

        Directory.GetFiles(_folder.Folder).Select(Path.GetFileName).Should().Equal(name);
        _folder.Open(name).LastSequence.Should().Be(2);
    }

    [Fact]
    public void A_log_stays_where_it_was_opened_when_the_current_folder_changes()
    {
        SqliteAuditLog log = _folder.Open("plan.db");
        MilestoneRegistry registry = log.OpenRegistry();
        registry.RegisterMilestone("a");
        Directory.SetCurrentDirectory(_before);

        log.SaveState(registry.Current);
        log.BackUp(Path.Combine(_folder.Folder, "copy.db"));

        File.Exists(Path.Combine(_folder.Folder, "plan.db-state")).Should().BeTrue();
        _folder.Open(Path.Combine(_folder.Folder, "copy.db")).LastSequence.Should().Be(1);
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        _folder.Dispose();
    }

    private static void VerifyRefused(string path, bool readOnly) =>
        FluentActions.Invoking(() => SqliteAuditLog.Open(path, new SqliteAuditLogOptions { ReadOnly = readOnly }))
            .Should().Throw<SqliteLogException>().WithMessage("*" + path + "*").Which.Fault.Should().Be(SqliteLogFault.CannotOpen);
}

[CollectionDefinition("current folder", DisableParallelization = true)]
public sealed class CurrentFolder;
