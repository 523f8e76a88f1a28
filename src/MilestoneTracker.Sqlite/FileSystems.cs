namespace MilestoneTracker.Sqlite;

// Whether a file is on a disk of this machine, as far as the operating system tells. SQLite's locks, and the memory that its processes
// share, end at the machine: of two machines that write to one file, each overwrites what the other has acknowledged.
//
// On Linux the table of mounts names the file system of each device. A file system that is not in it, or is not known here, passes; so does
// everything on other systems, which have no such table.
internal static class FileSystems
{
    /// <summary>The table of mounts: proc(5) describes its lines.</summary>
    public const string Mounts = "/proc/self/mountinfo";

    private static readonly HashSet<string> OfNetworks = new(StringComparer.Ordinal)
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "ceph", "lustre", "gpfs", "panfs", "beegfs", "orangefs", "pvfs2",
        "gfs", "gfs2", "ocfs2", "davfs",
        "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse", "fuse.goofys", "fuse.mount-s3", "fuse.blobfuse", "fuse.blobfuse2",
        "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.juicefs", "fuse.seaweedfs", "fuse.moosefs", "fuse.mfs",
        "fuse.gvfsd-fuse", "fuse.curlftpfs", "fuse.davfs",
        "fuse.davfs2", "fuse.smbnetfs", "fuse.lizardfs", "fuse.cvmfs2",
    };

    // Also the file systems of sandboxed containers, for which they are the local disk.
    private static readonly HashSet<string> OfHosts = new(StringComparer.Ordinal)
    {
        "9p", "virtiofs", "vboxsf", "prl_fs", "fuse.vmhgfs-fuse", "fuse.grpcfuse", "fakeowner",
    };

    /// <summary>The type of the file system of a path, or of its folder while it does not exist; <see langword="null"/> if it is not
    /// known.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="mounts">The file with the table of mounts.</param>
    public static string? TypeOf(string path, string mounts)
    {
        FileMark mark = FileMark.Read(path, FileMark.Terminated(path));
        if (!mark.Exists && TargetOf(path) is { } target) path = target; // where SQLite will make the file
        if (!mark.Exists && Path.GetDirectoryName(path) is { Length: > 0 } folder)
            mark = FileMark.Read(folder, FileMark.Terminated(folder));
        if (mark is not { Exists: true, Device: > 0 }) return null;
        try
        {
            return TypeOf(mark.Major, mark.Minor, File.ReadLines(mounts));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // not a link, or one to itself
        }
    }

    /// <summary>The type of the file system with a device number; <see langword="null"/> if no line has it.</summary>
    public static string? TypeOf(uint major, uint minor, IEnumerable<string> mounts)
    {
        string device = FormattableString.Invariant($"{major}:{minor}");
        foreach (string line in mounts)
        {
            // ID PARENT MAJOR:MINOR ROOT POINT OPTIONS [TAG...] - TYPE SOURCE OPTIONS; spaces within a field are escaped.
            string[] fields = line.Split(' ');
            int end = Array.IndexOf(fields, "-");
            if (end > 2 && end + 1 < fields.Length && fields[2] == device) return fields[end + 1];
        }

        return null;
    }

    /// <summary>Whether other machines can write to a file system of this type.</summary>
    public static bool IsOfNetwork(string type) => OfNetworks.Contains(type);

    /// <summary>Whether a virtual machine can share a file system of this type with its host.</summary>
    public static bool IsOfHost(string type) => OfHosts.Contains(type);
}
