using FluentAssertions;
using Microsoft.Extensions.Logging;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// Which file systems are refused or warned of. The table of mounts is given; the device of the file is the real one.
public sealed class FileSystemTests : IDisposable
{
    private static readonly string[] Table =
    [
        "22 27 0:21 / /proc rw,relatime - proc proc rw",
        "27 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/vda rw,discard",
        @"40 27 0:52 / /mnt/two\040words rw,relatime shared:7 - nfs4 server:/plans rw,vers=4.2,addr=10.0.0.7",
        "41 27 0:53 / /mnt/ssh rw,nosuid,nodev,relatime - fuse.sshfs me@there: rw,user_id=0",
        "42 27 0:54",
        "",
    ];

    private readonly LogFolder _folder = new();
    private readonly string _path;

    public FileSystemTests() => _path = _folder.NewPath();

    [Theory]
    [InlineData(254, 0, "ext4")]
    [InlineData(0, 21, "proc")]
    [InlineData(0, 52, "nfs4")]
    [InlineData(0, 53, "fuse.sshfs")]
    [InlineData(0, 54, null)]
    [InlineData(0, 5, null)]
    public void The_table_of_mounts_names_the_file_system_of_a_device(uint major, uint minor, string? type)
    {
        FileSystems.TypeOf(major, minor, Table).Should().Be(type);
    }

    [Theory]
    [InlineData("nfs4", true, false)]
    [InlineData("cifs", true, false)]
    [InlineData("fuse.sshfs", true, false)]
    [InlineData("9p", false, true)]
    [InlineData("virtiofs", false, true)]
    [InlineData("ext4", false, false)]
    [InlineData("xfs", false, false)]
    [InlineData("btrfs", false, false)]
    [InlineData("overlay", false, false)]
    [InlineData("tmpfs", false, false)]
    [InlineData("fuseblk", false, false)]
    [InlineData("zfs", false, false)]
    public void Network_file_systems_are_told_from_local_ones(string type, bool isOfNetwork, bool isOfHost)
    {
        (FileSystems.IsOfNetwork(type), FileSystems.IsOfHost(type)).Should().Be((isOfNetwork, isOfHost));
    }

    [Fact]
    public void The_file_system_of_a_file_is_known_before_the_file_exists()
    {
        if (!OperatingSystem.IsLinux()) return;
        string mounts = MountedAs("ext4");

        FileSystems.TypeOf(_path, mounts).Should().Be("ext4");
        SqliteAuditLog.Open(_path).Dispose();
        FileSystems.TypeOf(_path, mounts).Should().Be("ext4");
        FileSystems.TypeOf(_path, _path + ".missing").Should().BeNull();
    }

    [Fact]
    public void A_log_on_a_network_file_system_is_not_opened_and_not_created()
    {
        if (!OperatingSystem.IsLinux()) return;
        string mounts = MountedAs("nfs4");

        FluentActions.Invoking(() => SqliteAuditLog.Open(_path, new SqliteAuditLogOptions { Mounts = mounts }))
            .Should().Throw<SqliteLogException>().WithMessage("*network file system (nfs4)*Use a local disk*")
            .Which.Fault.Should().Be(SqliteLogFault.CannotOpen);
        File.Exists(_path).Should().BeFalse();

        SqliteAuditLog.Open(_path).Dispose();
        FluentActions.Invoking(() => SqliteAuditLog.Open(_path, new SqliteAuditLogOptions { Mounts = mounts, ReadOnly = true }))
            .Should().Throw<SqliteLogException>("a reader's locks do not reach other machines either").WithMessage("*nfs4*");
        string link = _path + ".link";
        File.CreateSymbolicLink(link, _path + ".new");
        FileSystems.TypeOf(link, mounts).Should().Be("nfs4", "that is where the file would be");
    }

    [Theory]
    [InlineData("9p", 1)]
    [InlineData("ext4", 0)]
    public void A_folder_that_a_host_may_share_is_warned_of(string type, int warnings)
    {
        if (!OperatingSystem.IsLinux()) return;
        RecordingLogger logger = new();
        using SqliteAuditLog log = SqliteAuditLog.Open(_path, new SqliteAuditLogOptions { Mounts = MountedAs(type) });

        log.OpenRegistry(new MilestoneRegistryOptions { LoggerFactory = logger.Factory() }).RegisterMilestone("a");

        logger.Entries.Count(entry => entry.Id == 102 && entry.Level == LogLevel.Warning).Should().Be(warnings);
    }

    public void Dispose() => _folder.Dispose();

    // A table of mounts in which the device of the folder has a type.
    private string MountedAs(string type)
    {
        string folder = Path.GetDirectoryName(_path)!;
        FileMark mark = FileMark.Read(folder, FileMark.Terminated(folder));
        string table = _folder.NewPath() + ".mounts";
        File.WriteAllLines(table, [Table[0], FormattableString.Invariant($"50 27 {mark.Major}:{mark.Minor} / /x rw - {type} y rw")]);
        return table;
    }
}
