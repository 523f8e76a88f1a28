using System.ComponentModel;
using System.Diagnostics;

namespace MilestoneTracker.TestSupport.Disks;

/// <summary>A file system in memory of a given size, where mounting is permitted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<bool> MayMount = new(() =>
    {
        string folder = Directory.CreateTempSubdirectory("milestones-").FullName;
        using (SmallDisk? disk = TryMount(folder, 64))
        {
            if (disk is null) Directory.Delete(folder);
            return disk is not null;
        }
    });

    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Why a test that needs such a disk is skipped; <see langword="null"/> if it runs.</summary>
    public static string? ReasonToSkip => MayMount.Value ? null : "needs the right to mount a file system in memory";

    public string Folder { get; }

    public static SmallDisk? TryMount(string folder, int kibibytes)
    {
        Directory.CreateDirectory(folder);
        return Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={kibibytes}k"), "none", folder)
            ? new SmallDisk(folder) : null;
    }

    /// <summary>A disk in a new temporary folder, which goes with it.</summary>
    public static SmallDisk Mount(int kibibytes) =>
        TryMount(Directory.CreateTempSubdirectory("milestones-").FullName, kibibytes) ?? throw new InvalidOperationException(ReasonToSkip);

    public void Resize(int kibibytes) => Remount(FormattableString.Invariant($"size={kibibytes}k"));

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    public void Dispose()
    {
        if (Run("umount", Folder)) Directory.Delete(Folder);
    }

    private void Remount(string option)
    {
        if (!Run("mount", "-o", "remount," + option, Folder))
            throw new InvalidOperationException($"{Folder} cannot be mounted again with {option}.");
    }

    private static bool Run(params string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardError = true };
        try
        {
            using Process? process = Process.Start(start);
            if (process is null) return false;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // there is no such program
        }
    }
}
