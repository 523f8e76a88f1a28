namespace MilestoneTracker.TestSupport.Data;

// Where the repository lies, and other people's data beside it. Found from where the tests run, so that no path is written down.
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of data beside the repository; it need not be there.</summary>
    public static string Shared { get; } = Path.Combine(Path.GetDirectoryName(Root)!, "shared");

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "MilestoneTracker.sln"))) return at.FullName;
        throw new InvalidOperationException("The tests do not run within the repository: there is no MilestoneTracker.sln above them.");
    }
}
