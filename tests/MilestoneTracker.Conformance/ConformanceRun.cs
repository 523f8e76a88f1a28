namespace MilestoneTracker.Conformance;

/// <summary>How many steps were replayed, and how many things were not as expected.</summary>
public sealed record ConformanceResult(int Steps, int Mismatches)
{
    public bool Passed => Steps > 0 && Mismatches == 0;
}

// All traces that paths name, each on a registry of its own. Guarantees that nothing is skipped in silence: a path that does
// not exist, a folder or a file without a step and a line that cannot be understood are mismatches as much as a wrong answer.
// Prints one line for each, and one at the end: "N steps, M mismatches".
public static class ConformanceRun
{
    public static ConformanceResult Of(IReadOnlyList<string> paths, TextWriter output)
    {
        int steps = 0;
        int mismatches = 0;
        foreach (string path in paths)
        {
            foreach (string file in TracesIn(path, Report)) RunTrace(file);
        }

        output.WriteLine(FormattableString.Invariant($"{steps} steps, {mismatches} mismatches"));
        return new ConformanceResult(steps, mismatches);

        void Report(string where, string what)
        {
            mismatches++;
            output.WriteLine($"{where}: {what}");
        }

        void RunTrace(string file)
        {
            TraceRunner runner = new();
            int number = 0;
            try
            {
                foreach (string line in Trace.LinesOf(file))
                {
                    number++;
                    Step step = Trace.Parse(line);
                    steps++;
                    if (Comparison.FirstDifference(step.Expect, runner.Run(step)) is { } difference) Report(Place(), $"{difference} ({step.Op})");
                }

                if (number == 0) Report(file, "expected at least one step, found an empty file");
                if (runner.FindReplayDifference() is { } replayed) Report(Place(), replayed);
            }
            catch (BadTraceException e)
            {
                // What follows cannot be judged: it may rest on the step that is not understood.
                Report(Place(), $"{e.Message} The rest of the trace is not replayed.");
            }

            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Report(file, $"expected a file that can be read, found: {e.Message}");
            }

            string Place() => FormattableString.Invariant($"{file}:{number}");
        }
    }

    private static IEnumerable<string> TracesIn(string path, Action<string, string> report)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path))
        {
            report(path, "expected a trace or a folder of traces, found no such file or folder");
            return [];
        }

        string[] traces = Directory.GetFiles(path, "*.jsonl", SearchOption.AllDirectories);
        Array.Sort(traces, StringComparer.Ordinal);
        if (traces.Length == 0) report(path, "expected a folder with traces, found no *.jsonl file in it");
        return traces;
    }
}
