using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Tests.Conventions;

// The files that people write: everything but what a build makes and what tools keep in dot-folders. Paths are relative to the
// root of the repository, so that a failure names a file and not a machine.
internal static class SourceTree
{
    public static IEnumerable<string> Files(string pattern, string under = "") =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, under), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file =>
                !file.Split('/', '\\')
                .SkipLast(1).Any(folder => folder is "bin" or "obj" or "TestResults" or "node_modules" || folder[0] == '.'))
            .Order(StringComparer.Ordinal);

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));
}
