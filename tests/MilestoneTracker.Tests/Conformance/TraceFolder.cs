using MilestoneTracker.Conformance;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Tests.Conformance;

// The traces of the repository, and a folder of its own for each test that writes some.
internal sealed class TraceFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("traces-");

    public static string OfRepository { get; } = System.IO.Path.Combine(Repository.Root, "tests", "traces");

    public string Path => _folder.FullName;

    public string Write(params string[] lines)
    {
        string file = System.IO.Path.Combine(Path, "trace.jsonl");
        File.WriteAllLines(file, lines);
        return file;
    }

    /// <summary>A run of the program, with the lines that it prints.</summary>
    public static (ConformanceResult Result, string[] Printed) Run(params string[] paths) => Run(null, paths);

    /// <summary>A run of the program that alters logs.</summary>
    public static (ConformanceResult Result, string[] Printed) Run(int? seed, params string[] paths)
    {
        using StringWriter output = new();
        ConformanceResult result = ConformanceRun.Of(paths, output, seed);
        return (result, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
