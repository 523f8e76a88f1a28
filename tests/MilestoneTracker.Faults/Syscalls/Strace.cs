using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MilestoneTracker.Faults.Syscalls;

// The system calls of a child that touch a file: counted, or made to fail. strace counts them for each thread by itself, and of those
// that touch the files alone; the child makes them all from one thread.
internal static partial class Strace
{
    // Left out: what a kernel carries out even where it reports an error, and strace then does not.
    private static readonly string[] NotInjected = ["close", "munmap", "dup", "dup3"];

    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal", "-state", "-state.part"];

    /// <summary>Whether strace is installed, and tracing is permitted.</summary>
    public static bool IsThere()
    {
        try
        {
            using Process strace = OwnProgram.Start(["strace", "-qq", "-o", "/dev/null", "true"]);
            strace.StandardOutput.ReadToEnd();
            strace.WaitForExit();
            return strace.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>The calls of each kind that touch the files, and of each whether it is one that may fail: to give a lock back does
    /// not.</summary>
    public static (CallerReport Report, SortedDictionary<string, List<bool>> Calls) Count(string file, ulong seed)
    {
        string trace = file + ".trace";
        CallerReport report = Run(file, seed, trace, ["-e", "trace=%file,%desc"]);
        string? thread = null; // the one that makes them
        SortedDictionary<string, List<bool>> calls = new(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(trace))
        {
            if (Call().Match(line) is not { Success: true } match || NotInjected.Contains(match.Groups[2].Value)) continue;
            if (match.Groups[1].Value != (thread ??= match.Groups[1].Value))
                throw new InvalidOperationException($"Calls come from several threads, so they cannot be counted: {line}");
            if (!calls.TryGetValue(match.Groups[2].Value, out List<bool>? ofKind)) calls.Add(match.Groups[2].Value, ofKind = []);
            ofKind.Add(!line.Contains("l_type=F_UNLCK", StringComparison.Ordinal));
        }

        return (report, calls);
    }

    /// <summary>A run with an injected error, and the line of the trace that shows where it hit; <see langword="null"/> where it
    /// did not.</summary>
    public static (CallerReport Report, string? Hit) Inject(string file, ulong seed, Injection injection)
    {
        string trace = file + ".trace";
        CallerReport report = Run(file, seed, trace, ["-e", "trace=" + injection.Call, "-e", injection.Option]);
        return (report, File.ReadLines(trace).FirstOrDefault(line => line.EndsWith("(INJECTED)", StringComparison.Ordinal)));
    }

    private static CallerReport Run(string file, ulong seed, string trace, string[] options)
    {
        IEnumerable<string> paths = Endings.Select(ending => file + ending)
            .Append(Path.GetDirectoryName(file)!).SelectMany(path => new[] { "-P", path });
        using Process child = OwnProgram.Start(
            ["strace", "-f", "--seccomp-bpf", "-qq", "-o", trace, "-e", "signal=none", .. options, .. paths, "--", .. OwnProgram.Command,
                "caller", file, "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return CallerReport.Of(child);
    }

    [GeneratedRegex(@"^(\d+)\s+([a-z_0-9]+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
