namespace MilestoneTracker.Conformance;

/// <summary>How many steps were replayed, and how many things were not as expected.</summary>
public sealed record ConformanceResult(int Steps, int Mismatches)
{
    public bool Passed => Steps > 0 && Mismatches == 0;
}

// All traces that paths name, each on a registry of its own. Guarantees that nothing is skipped in silence: a path that does
// not exist, a folder or a file without a step and a line that cannot be understood are mismatches as much as a wrong answer.
// When a trace is over its log is replayed, and altered (Afterwards). Prints one line for each mismatch, and one at the end: "N steps, M
// mismatches".
public static class ConformanceRun
{
    /// <summary>Runs traces.</summary>
    /// <param name="paths">Traces, and folders of them.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="seed">Draws which logs are altered how, and is printed; <see langword="null"/> where none is to be altered.</param>
    public static ConformanceResult Of(IReadOnlyList<string> paths, TextWriter output, int? seed = null)
    {
        int steps = 0;
        int mismatches = 0;
        int altered = 0;
        foreach (string path in paths)
        {
            foreach (string file in TracesIn(path, Report)) RunTrace(file);
        }

        if (seed is not null) output.WriteLine(FormattableString.Invariant($"{altered} altered logs judged, seed {seed}"));
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
                    if (step.Op == "new") BeginAnew();
                    else if (Comparison.FirstDifference(step.Expect, runner.Run(step)) is { } difference) Report(Place(),
                        $"{difference} ({step.Op})");
                }

                if (number == 0) Report(file, "expected at least one step, found an empty file");
                CheckAfterwards();
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

            void BeginAnew()
            {
                CheckAfterwards();
                runner.Begin();
            }

            void CheckAfterwards()
            {
                foreach (string difference in Afterwards.DifferencesOfReplay(runner.Current, runner.Events)) Report(Place(), difference);
                if (seed is not { } drawn) return;
                List<string> differences = Afterwards.DifferencesOfAltered([.. runner.Events], new Random(drawn), out int judged);
                altered += judged;
                foreach (string difference in differences) Report(Place(), difference);
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
