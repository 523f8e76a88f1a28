using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

/// <summary>A test that needs Mermaid itself; skipped, and says what to do, where it is not there.</summary>
public sealed class NeedsMermaidFactAttribute : FactAttribute
{
    private const string Folder = "tests/MilestoneTracker.Reporting.Tests/Mermaid";

    /// <summary>Looks for node and for the packages that were installed for it.</summary>
    public NeedsMermaidFactAttribute() => Skip = Programs.Find("node") is not null && Directory.Exists(PathOf("node_modules"))
        ? null
        : $"needs the program node, with the packages of {Folder} (npm ci in that folder)";

    internal static string PathOf(string file) => Path.Combine([Repository.Root, .. Folder.Split('/'), file]);
}

/// <summary>A test that needs networkx; skipped, and says what to install, where it is not there.</summary>
public sealed class NeedsNetworkxFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsThere =
        new(() => Programs.Find("python3") is not null && Programs.Run("python3", "", "-c", "import networkx").Exit == 0);

    /// <summary>Looks for python3 and tries the import, once.</summary>
    public NeedsNetworkxFactAttribute() =>
        Skip = IsThere.Value ? null : "needs the program python3, with networkx (the package python3-networkx of Debian)";
}
