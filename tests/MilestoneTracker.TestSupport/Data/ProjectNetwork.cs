using System.Globalization;

namespace MilestoneTracker.TestSupport.Data;

// A published scheduling problem, as far as it is a network: jobs with durations, and which comes before which. Jobs are
// numbered from 1 as in the files; the first is the source and the last the sink.
internal sealed record ProjectNetwork(int[] Durations, (int Before, int After)[] Edges)
{
    private static readonly char[] Blank = [' ', '\t', '\r', '\n'];

    public int Jobs => Durations.Length;

    /// <summary>PSPLIB's format: sections with headings, one job a line.</summary>
    public static ProjectNetwork ReadPsplib(string file)
    {
        string[] lines = File.ReadAllLines(file);
        return new ProjectNetwork(
            [.. Section(lines, "REQUESTS/DURATIONS:").Select(row => row[2])],
            [.. Section(lines, "PRECEDENCE RELATIONS:").SelectMany(row => row.Skip(3).Select(after => (row[0], after)))]);
    }

    /// <summary>Patterson's format: numbers alone; for each job its duration, its demands, and its successors with their number
    /// first.</summary>
    public static ProjectNetwork ReadPatterson(string file)
    {
        using IEnumerator<int> numbers = Numbers(File.ReadAllText(file)).GetEnumerator();
        int jobs = Next();
        int resources = Next();
        for (int i = 0; i < resources; i++) Next();
        int[] durations = new int[jobs];
        List<(int, int)> edges = [];
        for (int job = 1; job <= jobs; job++)
        {
            durations[job - 1] = Next();
            for (int i = 0; i < resources; i++) Next();
            for (int successors = Next(); successors > 0; successors--) edges.Add((job, Next()));
        }

        return new ProjectNetwork(durations, [.. edges]);

        int Next() => numbers.MoveNext() ? numbers.Current : throw new InvalidDataException($"{file} ends too early.");
    }

    /// <summary>When each job ends at the earliest, from scratch: every edge pushes the job after it, until nothing moves.</summary>
    /// <param name="durationOf">How long a job takes.</param>
    public int[] EarliestFinishes(Func<int, int> durationOf)
    {
        int[] finishes = [.. Enumerable.Range(1, Jobs).Select(durationOf)];
        for (bool moved = true; moved;)
        {
            moved = false;
            foreach ((int before, int after) in Edges)
            {
                int pushed = finishes[before - 1] + durationOf(after);
                if (pushed <= finishes[after - 1]) continue;
                finishes[after - 1] = pushed;
                moved = true;
            }
        }

        return finishes;
    }

    private static IEnumerable<int[]> Section(string[] lines, string heading) => lines
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => !line.StartsWith('*'))
        .Where(line => line.Trim(Blank) is { Length: > 0 } text && char.IsAsciiDigit(text[0]))
        .Select(line => Numbers(line).ToArray());

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(Blank, StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture));
}
