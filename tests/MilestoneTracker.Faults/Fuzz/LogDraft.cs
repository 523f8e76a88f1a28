using System.Text;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// A small log with something altered: a line, the lines' order, or how they end. Half of the time the chain is made to fit
// again, as somebody who can hash would do, so that what lies behind the chain is reached as well.
internal sealed class LogDraft(Corpus corpus, Mutator mutator)
{
    private static readonly byte[] Previous = Encoding.ASCII.GetBytes("\"previous\":\"");

    private readonly Draft _line = new();

    public byte[] Next(SplitMix random)
    {
        List<byte[]> lines = Corpus.LinesOf(random.Pick(corpus.Logs));
        if (random.OneIn(4)) AlterLines(lines, random);
        else AlterLine(lines, random.OneIn(4) ? lines.Count - 1 : random.Below(lines.Count), random);
        if (random.OneIn(2)) Rehash(lines);
        return Joined(lines, random);
    }

    private void AlterLine(List<byte[]> lines, int at, SplitMix random)
    {
        _line.Set(lines[at]);
        mutator.Alter(_line, random);
        lines[at] = _line.Bytes.ToArray();
    }

    private void AlterLines(List<byte[]> lines, SplitMix random)
    {
        int at = random.Below(lines.Count);
        int other = random.Below(lines.Count);
        switch (random.Below(6))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.RemoveRange(at, lines.Count - at); break;
            case 2: lines.Insert(other, lines[at]); break;
            case 3: (lines[at], lines[other]) = (lines[other], lines[at]); break;
            case 4: lines[at] = random.Pick(corpus.Pieces); break;
            default: lines[at] = []; break;
        }
    }

    private static void Rehash(List<byte[]> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            int place = lines[i].AsSpan().LastIndexOf(Previous) + Previous.Length;
            if (place < Previous.Length || lines[i].Length - place < 2 * LedgerHash.Length) continue;
            lines[i] = (byte[])lines[i].Clone();
            Encoding.ASCII.GetBytes(MerkleTree.HashLeaf(lines[i - 1]).ToString(), lines[i].AsSpan(place));
        }
    }

    private static byte[] Joined(List<byte[]> lines, SplitMix random)
    {
        using MemoryStream joined = new();
        foreach (byte[] line in lines)
        {
            joined.Write(line);
            joined.WriteByte((byte)'\n');
        }

        byte[] bytes = joined.ToArray();
        return random.Below(64) switch
        {
            0 when bytes.Length > 0 => bytes[..^1],
            1 => [.. bytes, (byte)'\n'],
            2 => [0xEF, 0xBB, 0xBF, .. bytes],
            _ => bytes,
        };
    }
}
