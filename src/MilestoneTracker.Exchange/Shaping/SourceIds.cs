using System.Security.Cryptography;
using System.Text;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Shaping;

// The ids of items as a field can keep them. Guarantees that all differ, also where the file's differ only in what a field cannot keep
// (control characters, units beyond 4,096), and that the same file gives the same ones again.
internal sealed class SourceIds(int count = 0)
{
    private const int MostBeforeDigest = 4000;
    private readonly HashSet<string> _given = new(count, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    public string For(string id)
    {
        string kept = Names.Value(id) ?? Digest(id);
        if (_given.Add(kept)) return kept;
        string head = Names.Cut(kept, MostBeforeDigest);
        kept = head + Digest(id);
        while (!_given.Add(kept))
        {
            // The same id once more, or one that looks like a digest of it. Counting on from the last repeat keeps this linear.
            int repeat = _repeats[id] = _repeats.GetValueOrDefault(id, 1) + 1;
            kept = head + Digest(FormattableString.Invariant($"{id}\n{repeat}"));
        }

        return kept;
    }

    private static string Digest(string id) => "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(id)).AsSpan(0, 8));
}
