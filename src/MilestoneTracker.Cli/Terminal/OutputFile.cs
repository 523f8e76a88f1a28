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

        string part = path + ".part";
        try
        {
            using (FileStream output = new(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)) write(output);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
