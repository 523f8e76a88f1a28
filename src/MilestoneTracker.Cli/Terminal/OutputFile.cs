using System.Globalization;
using System.Text;

namespace MilestoneTracker.Cli.Terminal;

// Writes a file that appears under its name only when it is complete: an interrupted invocation leaves no partial file and does not
// destroy an existing one, whose permissions and owner stay. What a killed invocation has left is used again by the next one.
internal static class OutputFile
{
    private const string Part = ".milestones-part";
    private const int LongestName = 255; // in bytes: the limit of most file systems
    private const int LongestNumber = 4;
    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

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

        if (!IsDevice(path)) CheckWritable(path);
        if (new FileInfo(path) is { Exists: true, Length: 0 } || IsDevice(path))
        {
            // A named pipe may have no reader yet.
            using FileStream there = PatientOpening.Open(
                () => new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), environment.Cancelled);
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
            Replace(path, output.Name);
        }
        catch
        {
            File.Delete(output.Name);
            throw;
        }
    }

    private static void CheckWritable(string path)
    {
        FileInfo there = new(path);
        if (!there.Exists) return;
        bool isReadOnly = OperatingSystem.IsWindows() ? there.IsReadOnly : (there.UnixFileMode & Writable) == UnixFileMode.None;
        if (isReadOnly) throw new UnauthorizedAccessException($"'{path}' is read-only.");
    }

    // Where the owner cannot be given to the new file, its content goes into the existing one.
    private static void Replace(string path, string part)
    {
        FileInfo there = new(path);
        if (there.Exists && !OperatingSystem.IsWindows())
        {
            bool hasOwner = FileOwner.TryCopy(path, part);
            File.SetUnixFileMode(part, there.UnixFileMode); // after the owner, which takes some of it away
            if (!hasOwner)
            {
                using (FileStream from = InputFile.Open(part))
                using (FileStream to = new(path, FileMode.Truncate, FileAccess.Write, FileShare.Read)) from.CopyTo(to);
                File.Delete(part);
                return;
            }
        }

        File.Move(part, path, overwrite: true);
    }

    // In the same folder, so that it only has to be renamed, and under a name of our own. It is locked while it is written: one that is not
    // was left by an invocation that was killed.
    private static FileStream MakePart(string path)
    {
        for (int number = 1; ; number++)
        {
            string part = NameOf(path, number);
            try
            {
                FileStream output = new(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1 << 16);
                if (File.Exists(part)) // otherwise it has just got its name from its writer
                {
                    output.SetLength(0);
                    return output;
                }

                output.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && Path.Exists(part))
            {
                // The name is taken; try the next one.
            }
        }
    }

    private static string NameOf(string path, int number)
    {
        string end = Part + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
        StringBuilder name = new();
        int left = LongestName - Part.Length - LongestNumber;
        foreach (Rune rune in Path.GetFileName(path).EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0) break;
            name.Append(rune);
        }

        return Path.Combine(Path.GetDirectoryName(path) ?? "", name + end);
    }
}
