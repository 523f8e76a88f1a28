namespace MilestoneTracker.Cli.Terminal;

// A file that appears under its name when it is whole, so that an interrupted call leaves no half of one, and none that was there is lost.
internal static class OutputFile
{
    public static void Write(string path, Action<Stream> write)
    {
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
