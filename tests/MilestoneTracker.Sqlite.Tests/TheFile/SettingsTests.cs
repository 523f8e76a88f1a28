using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// How the connections are set, asked of the connections themselves: a setting that SQLite did not take is said by nobody.
public sealed class SettingsTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")] // FULL
    [InlineData("fullfsync", "1")]
    [InlineData("checkpoint_fullfsync", "1")]
    [InlineData("trusted_schema", "0")]
    [InlineData("recursive_triggers", "1")]
    [InlineData("locking_mode", "normal")]
    public void Each_connection_is_set_in_a_new_file_and_in_one_that_was_there(string setting, string value)
    {
        string path = _folder.NewPath();
        for (int time = 1; time <= 2; time++)
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(path);
            log.Writer!.Texts("PRAGMA " + setting).Should().Equal(value);
            log.Reader.Texts("PRAGMA " + setting).Should().Equal(value);
        }
    }

    [Fact]
    public void The_header_says_whose_the_file_is_and_of_which_version()
    {
        string path = _folder.NewPath();
        _folder.Open(path).Dispose();

        byte[] header = File.ReadAllBytes(path);
        header[68..72].Should().Equal("MLOG"u8.ToArray(), "that is where file(1) looks for the application");
        header[60..64].Should().Equal(0, 0, 0, 1);
    }

    [Fact]
    public void Another_journal_is_turned_into_a_write_ahead_log_again()
    {
        string path = _folder.NewPath();
        _folder.Open(path).Dispose();
        using (Connection raw = LogFolder.Raw(path)) raw.Texts("PRAGMA journal_mode = DELETE").Should().Equal("delete");

        SqliteAuditLog log = _folder.Open(path);

        log.Writer!.Texts("PRAGMA journal_mode").Should().Equal("wal");
        log.Reader.Texts("PRAGMA journal_mode").Should().Equal("wal");
    }

    [Fact]
    public void A_closed_log_is_one_file()
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path))
        {
            log.Append(Events.Change(1, 3));
            File.Exists(path + "-wal").Should().BeTrue();
        }

        Directory.GetFiles(_folder.Folder).Should().Equal(path);
        _folder.Open(path).Read().Should().Equal(Events.Change(1, 3));
    }

    [Fact]
    public void A_large_log_is_folded_back_into_the_file_while_it_is_open()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);

        for (int i = 0; i < 4; i++) log.Append(Events.Change((i * 20_000) + 1, 20_000));

        new FileInfo(path).Length.Should().BeGreaterThan(16 << 20);
    }

    public void Dispose() => _folder.Dispose();
}
