namespace MilestoneTracker.Cli.Terminal;

// Where a path leads to when every link in it is followed, that of a folder too: so that one file is known under all its names.
// What lies in /dev is not followed: behind it are pipes and terminals, which have no path.
internal static class RealPath
{
    private const int MaxLinks = 40; // as the system has it

    public static string Resolve(string path) => Resolve(path, MaxLinks);

    private static string Resolve(string path, int links)
    {
        string real = Path.GetPathRoot(path)!;
        char[] separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];
        string[] parts = path[real.Length..].Split(separators, StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            real = Path.Combine(real, parts[i]);
            if (OutputFile.IsDevice(real)) return Path.Combine([real, .. parts[(i + 1)..]]);
            if (new FileInfo(real).LinkTarget is not { } target) continue;
            if (links == 0) throw new IOException($"'{path}' leads through too many links.");
            string next = Path.GetFullPath(target, Path.GetDirectoryName(real)!);
            return Resolve(Path.Combine([next, .. parts[(i + 1)..]]), links - 1);
        }

        return real;
    }
}
