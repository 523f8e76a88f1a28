using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Sqlite.Tests.Appending;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// The files of an open log are deleted, moved, replaced or truncated. No append is acknowledged from then on, and everybody who asks is
// told. What SQLite itself does to its files is no such thing. On Windows an open file can be neither deleted nor moved.
public sealed class MovedFilesTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;
    private readonly SqliteAuditLog _log;

    public MovedFilesTests()
    {
        _path = _folder.NewPath();
        _log = _folder.Open(_path);
        _log.Append(Events.Singles(1, 3));
    }

    public enum Deed
    {
        Delete,
        Move,
        Replace,
        Truncate,
    }

    [Theory]
    [InlineData("-wal", Deed.Delete, "was deleted or moved")]
    [InlineData("-wal", Deed.Move, "was deleted or moved")]
    [InlineData("-wal", Deed.Replace, "was replaced")]
    [InlineData("-wal", Deed.Truncate, "was truncated")]
    [InlineData("-shm", Deed.Delete, "was deleted or moved")]
    [InlineData("-shm", Deed.Move, "was deleted or moved")]
    [InlineData("-shm", Deed.Replace, "was replaced")]
    [InlineData("", Deed.Delete, "no longer exists")]
    [InlineData("", Deed.Move, "no longer exists")]
    [InlineData("", Deed.Replace, "another file has taken its place")]
    public void Nothing_is_acknowledged_and_everybody_is_told(string end, Deed deed, string told)
    {
        if (OperatingSystem.IsWindows()) return;
        Do(deed, _path + end);

        for (int i = 0; i < 2; i++)
        {
            Told(() => _log.CheckWritable().Should().BeOfType<SqliteLogException>().Which);
            Told(() => _log.Invoking(l => l.Append(Events.Singles(4, 1))).Should().Throw<AuditAppendRefusedException>()
                .WithInnerException<SqliteLogException>().Which);
            Told(() => _log.Invoking(l => l.Verify()).Should().Throw<SqliteLogException>().Which);
            Told(() => _log.Invoking(l => l.GetCheckpoint()).Should().Throw<SqliteLogException>().Which);
            Told(() => _log.Invoking(l => l.BackUp(_folder.NewPath())).Should().Throw<SqliteLogException>().Which);
        }

        if (deed != Deed.Truncate) _log.LastSequence.Should().Be(3, "what is open can still be read");

        void Told(Func<SqliteLogException> said) => said().Message.Should().Contain(_path + end).And.Contain(told);
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    public void A_log_that_is_only_read_tells_it_too(string end)
    {
        if (OperatingSystem.IsWindows()) return;
        SqliteAuditLog reader = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true });
        File.Delete(_path + end);

        reader.Invoking(r => r.Verify()).Should().Throw<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Replaced);
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("")]
    public void A_change_during_whose_commit_it_happens_is_unknown_and_not_acknowledged(string end)
    {
        if (OperatingSystem.IsWindows()) return;
        MilestoneRegistry registry = MilestoneRegistry.Open(_log);
        _ = new Commits(_log.Writer!) { Within = () => File.Delete(_path + end) };

        registry.Invoking(r => r.RegisterMilestone("late")).Should().Throw<RegistryFaultedException>()
            .WithInnerException<SqliteLogException>().Which.Message.Should().Contain(_path + end);

        registry.IsFaulted.Should().BeTrue();
    }

    [Fact]
    public void A_folder_behind_a_link_that_leads_elsewhere_now_is_told()
    {
        if (OperatingSystem.IsWindows()) return; // links need a privilege
        (string one, string other, string link) = (Folder("one"), Folder("other"), Path.Combine(_folder.Folder, "link"));
        Directory.CreateSymbolicLink(link, one);
        SqliteAuditLog log = _folder.Open(Path.Combine(link, "plan.db"), new SqliteAuditLogOptions { Identity = "one" });
        log.Append(Events.Singles(1, 2));
        using (SqliteAuditLog there = SqliteAuditLog.Open(Path.Combine(other, "plan.db"))) there.Append(Events.Singles(1, 2));

        Directory.Delete(link);
        log.Invoking(l => l.Append(Events.Singles(3, 1))).Should().Throw<AuditAppendRefusedException>().WithMessage("*no longer exists*");
        Directory.CreateSymbolicLink(link, other);
        log.Invoking(l => l.Append(Events.Singles(3, 1))).Should().Throw<AuditAppendRefusedException>().WithMessage("*another file*");
        log.CheckWritable().Should().BeOfType<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Replaced);

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, one);
        log.CheckWritable().Should().BeNull();
        log.Append(Events.Singles(3, 1));
        log.Verify().Events.Should().Be(3);
    }

    [Fact]
    public void A_file_that_comes_back_is_well()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (string end in new[] { "-wal", "-shm", "" })
        {
            File.Move(_path + end, _path + ".aside");
            _log.CheckWritable().Should().NotBeNull();
            File.Move(_path + ".aside", _path + end);

            _log.CheckWritable().Should().BeNull();
        }

        _log.Append(Events.Singles(4, 1));
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    public void What_was_acknowledged_before_is_written_back_when_the_log_is_closed_as_the_message_says(string end)
    {
        if (OperatingSystem.IsWindows()) return;
        File.Delete(_path + end);
        _log.CheckWritable()!.Message.Should().Contain("close it here");

        _log.Dispose();

        _folder.Open(_path).Verify().Events.Should().Be(3);
    }

    [Theory]
    [InlineData("TRUNCATE")]
    [InlineData("RESTART")]
    [InlineData("FULL")]
    public void What_SQLite_does_to_its_files_is_well(string mode)
    {
        SqliteAuditLog reader = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true });
        for (int i = 4; i < 8; i++)
        {
            using (Connection other = LogFolder.Raw(_path)) other.Texts($"PRAGMA wal_checkpoint({mode})");

            _log.CheckWritable().Should().BeNull();
            _log.Append(Events.Singles(i, 1));
            reader.Verify().Events.Should().Be(i);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void Do(Deed deed, string path)
    {
        switch (deed)
        {
            case Deed.Delete: File.Delete(path); break;
            case Deed.Move: File.Move(path, path + ".aside"); break;
            case Deed.Truncate: File.WriteAllBytes(path, []); break;
            case Deed.Replace:
                File.Copy(path, path + ".copy");
                File.Move(path + ".copy", path, overwrite: true);
                break;
        }
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder.Folder, name)).FullName;
}
