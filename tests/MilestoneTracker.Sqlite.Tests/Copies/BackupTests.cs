using FluentAssertions;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Copies;

// A backup is the log as it was at one moment, in a file of its own, made while the log is read and appended to.
public sealed class BackupTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void Each_copy_that_is_made_while_threads_append_is_the_beginning_of_the_log()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        MilestoneRegistry registry = log.OpenRegistry();
        WorkerThreads crew = new();
        bool done = false;
        int running = 2;
        for (int writer = 0; writer < 2; writer++)
        {
            int mine = writer;
            crew.Start(() =>
            {
                for (int i = 0; i < 150; i++)
                {
                    registry.Batch(batch =>
                    {
                        batch.RegisterMilestone(FormattableString.Invariant($"w{mine} {i}"));
                        if (i > 0) batch.DeclareMilestoneDependency(
                            FormattableString.Invariant($"w{mine} {i}"), FormattableString.Invariant($"w{mine} {i - 1}"));
                    });
                }

                if (Interlocked.Decrement(ref running) == 0) Volatile.Write(ref done, true);
            });
        }

        List<string> copies = [];
        do
        {
            copies.Add(_folder.NewPath());
            log.BackUp(copies[^1]);
        }
        while (!Volatile.Read(ref done) && copies.Count < 20);
        crew.Join();

        long before = 0;
        foreach (string path in copies)
        {
            using SqliteAuditLog copy = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = log.Identity });
            copy.Verify().IsValid.Should().BeTrue();
            copy.LastSequence.Should().BeGreaterThanOrEqualTo(before);
            before = copy.LastSequence;
            copy.GetCheckpoint().Root.Should().Be(log.Tree.RootAt(before));
            log.Verify(copy.GetCheckpoint()).IsValid.Should().BeTrue();
            SnapshotEquality.Verify(copy.OpenRegistry().Current, RegistrySnapshot.AsOf(log, before));
        }

        Directory.GetFiles(_folder.Folder, "*.part*").Should().BeEmpty();
    }

    [Fact]
    public void What_was_acknowledged_before_it_is_in_it()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        for (int i = 0; i < 5; i++)
        {
            log.Append(Events.Singles((10 * i) + 1, 10));
            string path = _folder.NewPath();
            log.BackUp(path);

            _folder.Open(path).GetCheckpoint().Should().Be(log.GetCheckpoint());
        }
    }

    [Fact]
    public void The_copy_is_one_file_and_goes_on_as_a_log_of_its_own()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        log.Append(Events.Singles(1, 10));
        string path = _folder.NewPath();
        log.BackUp(path);
        Directory.GetFiles(_folder.Folder, Path.GetFileName(path) + "*").Should().Equal(path);

        SqliteAuditLog copy = _folder.Open(path);
        copy.Append(Events.Singles(11, 2));
        log.Append(Events.Change(11, 3));

        copy.Identity.Should().Be(log.Identity);
        copy.Read().Should().Equal(Events.Singles(1, 12));
        log.Read().Should().Equal([.. Events.Singles(1, 10), .. Events.Change(11, 3)]);
        copy.Writer!.Texts("PRAGMA journal_mode").Should().Equal("wal");
        copy.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void An_empty_log_and_one_that_is_only_read_can_be_copied()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        string empty = _folder.NewPath();
        log.BackUp(empty);
        log.Append(Events.Singles(1, 3));
        string copy = _folder.NewPath();
        _folder.Open(path, new SqliteAuditLogOptions { ReadOnly = true }).BackUp(copy);

        _folder.Open(empty).LastSequence.Should().Be(0);
        _folder.Open(copy).LastSequence.Should().Be(3);
    }

    [Fact]
    public void A_file_that_is_there_already_stays_as_it_is()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        string path = _folder.NewPath();
        File.WriteAllText(path, "mine");

        log.Invoking(l => l.BackUp(path)).Should().Throw<IOException>().WithMessage("*" + path + "*already*");

        File.ReadAllText(path).Should().Be("mine");
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-journal")]
    public void What_would_be_taken_for_a_part_of_the_copy_is_there_already(string ending)
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        string path = _folder.NewPath();
        File.WriteAllText(path + ending, "left over");

        log.Invoking(l => l.BackUp(path)).Should().Throw<IOException>().WithMessage("*" + path + ending + "*already*");

        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public void The_file_of_the_log_itself_is_there_already()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        log.Append(Events.Singles(1, 3));

        log.Invoking(l => l.BackUp(path)).Should().Throw<IOException>();

        log.Verify().Events.Should().Be(3);
    }

    [Fact]
    public void A_folder_in_its_place_is_there_already()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        string path = _folder.NewPath();
        Directory.CreateDirectory(path);

        log.Invoking(l => l.BackUp(path)).Should().Throw<IOException>();

        Directory.GetFiles(_folder.Folder, "*.part*").Should().BeEmpty();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_typed_error()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());

        log.Invoking(l => l.BackUp(Path.Combine(_folder.Folder, "none", "copy.db"))).Should().Throw<DirectoryNotFoundException>();
        log.Invoking(l => l.BackUp("")).Should().Throw<ArgumentException>();
        log.Invoking(l => l.BackUp(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void What_a_crash_has_left_of_a_backup_does_no_harm()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        log.Append(Events.Singles(1, 3));
        string path = _folder.NewPath();
        File.WriteAllText(path + ".part", new string('x', 100_000));
        File.WriteAllText(path + ".part-journal", new string('x', 100_000));

        log.BackUp(path);

        _folder.Open(path).GetCheckpoint().Should().Be(log.GetCheckpoint());
    }

    [Fact]
    public void Of_many_who_copy_to_one_file_at_once_one_succeeds_and_its_copy_is_whole()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        log.Append(Events.Singles(1, 3000));
        for (int round = 0; round < 10; round++)
        {
            string path = _folder.NewPath();
            using Barrier together = new(3);
            WorkerThreads crew = new();
            int succeeded = 0;
            for (int i = 0; i < 3; i++)
            {
                crew.Start(() =>
                {
                    together.SignalAndWait(WorkerThreads.Patience);
                    try
                    {
                        log.BackUp(path);
                        Interlocked.Increment(ref succeeded);
                    }
                    catch (IOException)
                    {
                        // It is there already.
                    }
                });
            }

            crew.Join();

            succeeded.Should().Be(1);
            using SqliteAuditLog copy = SqliteAuditLog.Open(path);
            copy.Verify(log.GetCheckpoint()).IsValid.Should().BeTrue();
        }
    }

    [Fact]
    public void Of_two_logs_that_copy_to_one_file_at_once_the_second_is_refused_with_the_reason()
    {
        string original = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(original);
        log.Append(Events.Singles(1, 500));
        SqliteAuditLog other = _folder.Open(original, new SqliteAuditLogOptions { ReadOnly = true });
        string path = _folder.NewPath();
        int refused = 0;

        log.BackUp(path, pages: 1, Meanwhile, CancellationToken.None);

        refused.Should().BePositive();
        other.Invoking(l => l.BackUp(path)).Should().Throw<IOException>().WithMessage("*already exists*");
        _folder.Open(path).Verify(log.GetCheckpoint()).IsValid.Should().BeTrue();
        Directory.GetFiles(_folder.Folder, "*.part*").Should().BeEmpty();

        void Meanwhile()
        {
            string reason = other.Invoking(l => l.BackUp(path)).Should().Throw<IOException>().Which.Message;
            if (!OperatingSystem.IsWindows()) reason.Should().Contain("another backup is being written");
            refused++;
        }
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    [InlineData("-state")]
    [InlineData("-snapshot")]
    public void A_backup_is_not_made_under_the_name_of_a_part_of_another_log(string end)
    {
        string other = _folder.NewPath();
        using (SqliteAuditLog made = SqliteAuditLog.Open(other)) made.Append(Events.Singles(1, 2));
        SqliteAuditLog log = _folder.Open(_folder.NewPath());

        log.Invoking(l => l.BackUp(other + end)).Should().Throw<IOException>().WithMessage("*would be taken for a part of the log*");

        File.Exists(other + end).Should().BeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
