using System.Globalization;

namespace MilestoneTracker.Cli.Terminal;

// Writes a file that appears under its name only when it is complete: an interrupted invocation leaves no partial file and does not
// destroy an existing one.
internal static class OutputFile
{
    /// <summary>Whether a path is a device, such as /dev/null or /dev/stdout, that is written to and not replaced. Files in memory
    /// (/dev/shm), and others in /dev that have content, are files.</summary>
    public static bool IsDevice(string path)
    {
        if (OperatingSystem.IsWindows()) return false;
        if (path.StartsWith("/proc/", StringComparison.Ordinal)) return true;
        return path.StartsWith("/dev/", StringComparison.Ordinal)
            && path != "/dev/shm" && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
            && new FileInfo(path) is not { Exists: true, LinkTarget: null, Length: > 0 };
    }

    public static void Write(CommandEnvironment environment, string path, Action<Stream> write)
    {
        if (path is "/dev/stdout" or "/dev/fd/1")
        {
            environment.Out.Flush();
            write(environment.Output); // opening it again would overwrite a file that output is redirected to
            return;
        }

        if (new FileInfo(path) is { Exists: true, Length: 0 } || IsDevice(path))
        {
            using FileStream there = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            if (!there.CanSeek || IsDevice(path)) // a named pipe has no length either, and has a reader
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

    // In the same folder, so that it only has to be renamed, and under an unused name: NAME.part may belong to the user.
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
                // The name is taken; try the next one.
            }
        }
    }
}
