using System.Globalization;

namespace MilestoneTracker.Cli.Terminal;

// A file that appears under its name when it is whole, so that an interrupted call leaves no half of one, and none that was there is lost.
internal static class OutputFile
{
    /// <summary>Whether it is one of the system's own, such as /dev/null or /dev/stdout, that is written to and not replaced. Files in
    /// memory (/dev/shm), and others that have something in them, are files.</summary>
    public static bool IsDevice(string path)
    {
        if (OperatingSystem.IsWindows()) return false;
        if (path.StartsWith("/proc/", StringComparison.Ordinal)) return true;
        return path.StartsWith("/dev/", StringComparison.Ordinal)
            && path != "/dev/shm" && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
            && new FileInfo(path) is not { Exists: true, LinkTarget: null, Length: > 0 };
    }

    public static void Write(CommandEnvironment around, string path, Action<Stream> write)
    {
        if (path is "/dev/stdout" or "/dev/fd/1")
        {
            around.Out.Flush();
            write(around.Output); // to open it again would write over what a file has that it goes on with
            return;
        }

        if (new FileInfo(path) is { Exists: true, Length: 0 } || IsDevice(path))
        {
            using FileStream there = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            if (!there.CanSeek || IsDevice(path)) // a named pipe has no length either, and somebody waits behind it
            {
                if (there.CanSeek) there.Seek(0, SeekOrigin.End);
                write(there);
                return;
            }
        }

        FileStream output = MakePart(path);
        try
        {
            using (output) write(output);
            File.Move(output.Name, path, overwrite: true);
        }
        catch
        {
            File.Delete(output.Name);
            throw;
        }
    }

    // Beside the file, so that it only has to be renamed, and under a name that nobody has: NAME.part may be the user's own.
    private static FileStream MakePart(string path)
    {
        for (int number = 1; ; number++)
        {
            string part = path + (number == 1 ? ".part" : string.Create(CultureInfo.InvariantCulture, $".part{number}"));
            try
            {
                return new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && Path.Exists(part))
            {
                // It is somebody's, so the next one.
            }
        }
    }
}
