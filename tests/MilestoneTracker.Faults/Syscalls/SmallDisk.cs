using System.Diagnostics;

namespace MilestoneTracker.Faults.Syscalls;

/// <summary>A file system in memory of a given size, where mounting is permitted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static SmallDisk? TryMount(string folder, int kibibytes)
    {
        Directory.CreateDirectory(folder);
        return Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={kibibytes}k"), "none", folder)
            ? new SmallDisk(folder) : null;
    }

    public void Resize(int kibibytes) => Remount(FormattableString.Invariant($"size={kibibytes}k"));

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    public void Dispose() => Run("umount", Folder);

    private void Remount(string option)
    {
        if (!Run("mount", "-o", "remount," + option, Folder))
            throw new InvalidOperationException($"{Folder} cannot be mounted again with {option}.");
    }

    private static bool Run(params string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardError = true };
        using Process? process = Process.Start(start);
        if (process is null) return false;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
