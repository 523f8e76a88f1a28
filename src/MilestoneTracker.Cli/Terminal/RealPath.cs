namespace MilestoneTracker.Cli.Terminal;

// Resolves every link in a path, also those of folders, so that one file is recognized under all its names. Paths in /dev are not
// followed: they lead to pipes and terminals, which have no path.
internal static class RealPath
{
    private const int MaxLinks = 40; // the limit of Linux

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
            if (links == 0) throw new IOException($"'{path}' goes through too many links.");
            string next = Path.GetFullPath(target, Path.GetDirectoryName(real)!);
            return Resolve(Path.Combine([next, .. parts[(i + 1)..]]), links - 1);
        }

        return real;
    }
}
