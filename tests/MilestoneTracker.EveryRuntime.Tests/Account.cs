using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace MilestoneTracker.EveryRuntime.Tests;

// What the program told on one runtime: its lines, and the counts of the last one.
internal sealed partial class Account
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private Account(int exit, string[] lines, string error)
    {
        (Exit, Lines, Error) = (exit, lines, error);
        if (Counts().Match(lines.LastOrDefault("")) is not { Success: true } counts) return;
        (Passed, Failed, Skipped, NotSupported) = (Of(1), Of(2), Of(3), Of(4));

        int Of(int group) => int.Parse(counts.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    public int Exit { get; }

    public string[] Lines { get; }

    public string Error { get; }

    public int Passed { get; }

    public int Failed { get; } = -1;

    public int Skipped { get; }

    public int NotSupported { get; }

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs the program by "dotnet" or by "mono".</summary>
    public static Account On(string runtime)
    {
        string program = typeof(Account).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(named => named.Key == runtime).Value!;
        ProcessStartInfo start = new(Find(runtime) ?? throw new FileNotFoundException(runtime), [program]) {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Longest)) throw new TimeoutException($"{runtime} did not end.");
        return new Account(process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), error.GetAwaiter().GetResult());
    }

    [GeneratedRegex("^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped, ([0-9]+) not supported here$")]
    private static partial Regex Counts();
}
