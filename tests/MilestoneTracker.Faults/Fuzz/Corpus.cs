using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// What inputs are made from: the files of Corpus/, which stay in the program. The lines of each *.jsonl are a log that is good,
// those of refused.txt are nearly
// events. That they are is checked before anything else: a corpus that has gone bad would make a run that proves nothing.
internal sealed class Corpus
{
    private const byte LineFeed = (byte)'\n';
    private const int RefusedOneIn = 6;

    private static readonly string[] Good = ["batches.jsonl", "edges.jsonl", "kinds.jsonl", "texts.jsonl"];
    private static readonly long[] FarPlaces = [8, 98, 999_998, int.MaxValue, (1L << 32) - 1, FarTree.Most - 1];

    private readonly int _good; // the first ones

    private Corpus(IReadOnlyList<Seed> seeds, IReadOnlyList<byte[]> logs)
    {
        Seeds = seeds;
        Logs = logs;
        Pieces = [.. seeds.Select(seed => seed.Bytes)];
        _good = seeds.TakeWhile(seed => seed.IsGood).Count();
    }

    public IReadOnlyList<Seed> Seeds { get; }

    public IReadOnlyList<byte[]> Logs { get; }

    /// <summary>The bytes of all seeds, to take a part of.</summary>
    public IReadOnlyList<byte[]> Pieces { get; }

    /// <summary>The number of a seed, more often of a good one.</summary>
    public int Any(SplitMix random) => random.OneIn(RefusedOneIn) ? random.Below(Seeds.Count) : random.Below(_good);

    public static Corpus Load()
    {
        List<Seed> seeds = [];
        List<byte[]> logs = [];
        foreach (string file in Good)
        {
            byte[] log = Bytes(file);
            logs.Add(log);
            AddEvents(log, seeds);
        }

        foreach (byte[] line in LinesOf(Bytes("refused.txt"))) seeds.Add(new Seed(line, new InMemoryMerkleTree(), null, 0, isGood: false));
        foreach (Seed seed in seeds)
            if (IsRead(seed) != seed.IsGood)
                throw new InvalidDataException($"The corpus has gone bad: {System.Text.Encoding.UTF8.GetString(seed.Bytes)}");
        return new Corpus(seeds, logs);
    }

    public static List<byte[]> LinesOf(ReadOnlySpan<byte> bytes)
    {
        List<byte[]> lines = [];
        while (bytes.IndexOf(LineFeed) is >= 0 and int end)
        {
            lines.Add(bytes[..end].ToArray());
            bytes = bytes[(end + 1)..];
        }

        return lines;
    }

    /// <summary>Each event where it stands, and once more at places that no log reaches; the first also where the log is not
    /// known.</summary>
    private static void AddEvents(byte[] log, List<Seed> seeds)
    {
        LedgerChain chain = new();
        InMemoryMerkleTree tree = new();
        FarTree far = new();
        foreach (byte[] line in LinesOf(log))
        {
            long before = chain.Size;
            AuditEvent read = chain.Read(line);
            if (before == 0) seeds.Add(new Seed(line, tree, null, 0, isGood: true));
            seeds.Add(new Seed(line, tree, chain.Identity, before, isGood: true));
            tree.Add(chain.Last);
            long place = FarPlaces[before % FarPlaces.Length];
            byte[] moved = LedgerChain.Resume(chain.Identity!, far, place).Write(read with { Sequence = place + 1 }).ToArray();
            seeds.Add(new Seed(moved, far, chain.Identity, place, isGood: true));
        }
    }

    private static bool IsRead(Seed seed)
    {
        try
        {
            seed.NewReader().Read(seed.Bytes);
            return true;
        }
        catch (LedgerException)
        {
            return false;
        }
    }

    private static byte[] Bytes(string file)
    {
        using Stream stream = typeof(Corpus).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidDataException($"{file} is not in the program.");
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
