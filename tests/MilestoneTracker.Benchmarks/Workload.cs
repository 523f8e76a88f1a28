using System.Globalization;
using System.IO.Compression;

namespace MilestoneTracker.Benchmarks;

/// <summary>A graph and the order in which its dependencies are declared. Milestones are numbered from 0.</summary>
/// <remarks>
/// Two kinds of file are read: a workload (<c>n m</c>, then <c>m</c> lines <c>u v</c>: u depends on v), and an edge list with a header
/// line and <c>from&lt;TAB&gt;to</c> below it, plain or <c>.gz</c>. The ids of an edge list may be any text and are numbered as they come.
/// </remarks>
internal sealed record Workload(string Name, string[] Ids, (int From, int To)[] Edges)
{
    public static Workload Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(plain);
        string first = reader.ReadLine() ?? throw new InvalidDataException($"{path} is empty.");
        string name = Path.GetFileName(path);
        return first.Contains('\t', StringComparison.Ordinal) ? ReadEdgeList(name, reader) : ReadWorkload(name, first, reader);
    }

    private static Workload ReadWorkload(string name, string first, StreamReader reader)
    {
        (int nodes, int count) = Pair(first, ' ');
        (int From, int To)[] edges = new (int, int)[count];
        for (int i = 0; i < count; i++)
            edges[i] = Pair(reader.ReadLine() ?? throw new InvalidDataException($"{name} ends after {i} of {count} edges."), ' ');
        return new Workload(name, [.. Enumerable.Range(0, nodes).Select(i => i.ToString(CultureInfo.InvariantCulture))], edges);

        static (int, int) Pair(string line, char separator)
        {
            int at = line.IndexOf(separator, StringComparison.Ordinal);
            return (int.Parse(line.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture),
                int.Parse(line.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }

    private static Workload ReadEdgeList(string name, StreamReader reader)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<string> ids = [];
        List<(int, int)> edges = [];
        while (reader.ReadLine() is { } line)
        {
            string[] ends = line.Split('\t');
            if (ends.Length < 2) throw new InvalidDataException($"{name} has a line without a tab: {line}");
            edges.Add((Number(ends[0]), Number(ends[1])));
        }

        return new Workload(name, [.. ids], [.. edges]);

        int Number(string id)
        {
            if (numbers.TryGetValue(id, out int number)) return number;
            numbers.Add(id, number = ids.Count);
            ids.Add(id);
            return number;
        }
    }
}
