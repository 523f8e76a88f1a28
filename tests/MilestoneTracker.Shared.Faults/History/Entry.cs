using System.Globalization;

namespace MilestoneTracker.Shared.Faults.History;

// One operation of a history: who asked for what, when it began and ended by the machine's monotonic clock, and the answer. An operation
// without an end was cut off: it may have been made or not.
internal sealed record Entry(string Process, string Id, Operation Operation, long Began)
{
    public long Ended { get; set; } = long.MaxValue;

    /// <summary>Kept, unchanged, the name of an exception; <see langword="null"/> if it was cut off.</summary>
    public string? Answer { get; set; }

    /// <summary>The version that was read; -1 if none was.</summary>
    public long Version { get; set; } = -1;

    /// <summary>What was read, in short.</summary>
    public string Digest { get; set; } = "";

    public bool IsKept => Answer == Operation.Kept;

    public bool IsUnknown => Answer is null or nameof(ChangeInDoubtException) or nameof(RegistryFaultedException);

    public string Beginning => string.Create(
        CultureInfo.InvariantCulture, $"begin\t{Process}\t{Id}\t{Operation.Word}\t{Operation.First}\t{Operation.Second}\t{Began}");

    public string End => string.Create(CultureInfo.InvariantCulture, $"end\t{Id}\t{Ended}\t{Answer}\t{Version}\t{Digest}");

    /// <summary>Reads the lines of histories. A last line that was cut off is left out.</summary>
    public static List<Entry> Parse(IEnumerable<string> lines, ICollection<string> violations)
    {
        Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            string[] parts = line.Split('\t');
            switch (parts)
            {
                case ["begin", var process, var id, var word, var first, var second, var began]:
                    entries.Add(id, new Entry(process, id, new Operation(word, first, second), Number(began)));
                    break;
                case ["end", var id, var ended, var answer, var version, var digest]:
                    (entries[id].Ended, entries[id].Answer) = (Number(ended), answer);
                    (entries[id].Version, entries[id].Digest) = (Number(version), digest);
                    break;
                case ["violation", var what]:
                    violations.Add(what);
                    break;
            }
        }

        return [.. entries.Values];
    }

    public override string ToString() => $"{Id} '{Operation.Word} {Operation.First} {Operation.Second}' ({Answer ?? "cut off"})";

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
