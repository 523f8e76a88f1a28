using System.Globalization;

namespace MilestoneTracker.Cli.Terminal;

// A file that appears under its name when it is whole, so that an interrupted call leaves no half of one, and none that was there is lost.
internal static class OutputFile
{
    /// <summary>Whether it is one of the system's own, such as /dev/null or /dev/stdout, that is written to and not replaced.</summary>
    public static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);

    public static void Write(string path, Action<Stream> write)
    {
        if (IsDevice(path))
        {
            using FileStream device = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(device);
            return;
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
