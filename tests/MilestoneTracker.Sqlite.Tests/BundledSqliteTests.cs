using FluentAssertions;
using SQLitePCL;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests;

// Before 3.51.3 a write-ahead log could be damaged while it was folded back.
public sealed class BundledSqliteTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void The_bundled_SQLite_is_at_least_3_51_3()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());

        Version.Parse(log.Writer!.Texts("SELECT sqlite_version()").Single()).Should().BeGreaterThanOrEqualTo(new Version(3, 51, 3));
        raw.sqlite3_libversion_number().Should().BeGreaterThanOrEqualTo(3_051_003);
    }

    [Fact]
    public void It_may_be_used_from_several_threads()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());

        log.Writer!.Texts("PRAGMA compile_options").Should().Contain("THREADSAFE=1");
    }

    public void Dispose() => _folder.Dispose();
}
