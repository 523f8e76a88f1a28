using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Tests.Docs;

// The pages that people read, and the files that they speak of, by their paths from the root of the repository.
internal static class Documentation
{
    /// <summary>README, those of the packages, and everything in docs.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["README.md", .. Below("docs", "*.md"), .. Below("src", "README.md")];

    public static string At(string path) => Path.Combine(Repository.Root, path);

    /// <summary>The files below a folder, with slashes, in order; what a build has made is left out.</summary>
    public static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal);
}
