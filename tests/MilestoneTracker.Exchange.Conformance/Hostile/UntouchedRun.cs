using System.ComponentModel;
using System.Diagnostics;

namespace MilestoneTracker.Exchange.Conformance.Hostile;

// No input makes the process open a file or a socket: a child imports all inputs of some files of cases, first once to load what it needs,
// and then again between two marks, under strace. Prints every call between the marks, and one line at the end: "N inputs, M calls".
internal static class UntouchedRun
{
    public const string Begin = "/milestonetracker-untouched-begin";
    public const string End = "/milestonetracker-untouched-end";
    public const int NotToBeHad = 3;

    /// <summary>Traces a child.</summary>
    public static int Run(string[] paths, TextWriter output)
    {
        string trace = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new("strace") { RedirectStandardOutput = true };
            string[] words = ["-f", "-qq", "-o", trace, "-e", "trace=%file,%network", "--", Environment.ProcessPath!,
                .. IsHost ? new[] { typeof(UntouchedRun).Assembly.Location } : [], "untouched-child", .. paths];
            foreach (string word in words) start.ArgumentList.Add(word);
            using Process child = Process.Start(start)!;
            string said = child.StandardOutput.ReadToEnd().Trim();
            child.WaitForExit();
            string[] calls = [.. File.ReadLines(trace).SkipWhile(line => !line.Contains(Begin, StringComparison.Ordinal)).Skip(1)
                .TakeWhile(line => !line.Contains(End, StringComparison.Ordinal))];
            bool isMarked = File.ReadLines(trace).Any(line => line.Contains(End, StringComparison.Ordinal));
            foreach (string call in calls) output.WriteLine(call);
            output.WriteLine(FormattableString.Invariant($"{said} inputs, {calls.Length} calls"));
            return child.ExitCode == 0 && isMarked && calls.Length == 0 ? 0 : 1;
        }
        catch (Win32Exception)
        {
            output.WriteLine("untouched: strace is not there. Install it (apt-get install strace).");
            return NotToBeHad;
        }
        finally
        {
            File.Delete(trace);
        }
    }

    /// <summary>The child: imports, with a mark before and after the second time.</summary>
    public static int RunChild(string[] paths)
    {
        ImportInput[] inputs = [.. paths.SelectMany(path => ImportInput.All(path, null))];
        Import(inputs);
        GC.Collect();
        _ = File.Exists(Begin);
        Import(inputs);
        _ = File.Exists(End);
        Console.WriteLine(inputs.Length);
        return inputs.Length > 0 ? 0 : 1;
    }

    private static bool IsHost => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    private static void Import(ImportInput[] inputs)
    {
        foreach (ImportInput input in inputs)
        {
            try
            {
                if (input.TryRead() is not { } plan) continue;
                using ImportPreview preview = plan.ProposeTo(MilestoneRegistry.Open(new Auditing.InMemoryAuditLog()));
                preview.Commit();
            }
            catch (ImportRefusedException)
            {
                // A cycle.
            }
        }
    }
}
