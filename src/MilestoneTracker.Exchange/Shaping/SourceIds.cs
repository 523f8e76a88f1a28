using System.Security.Cryptography;
using System.Text;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Shaping;

// The ids of items as a field can keep them. Guarantees that all differ, also where the file's differ only in what a field cannot keep
// (control characters, units beyond 4,096), and that the same file gives the same ones again.
internal sealed class SourceIds
{
    private const int MostBeforeDigest = 4000;
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    /// <summary>The ids of items that are taken, by their index. Where the reader knows that they differ, and a field can keep each as it
    /// is, there is nothing to look up.</summary>
    public static string[] Of(Draft draft, bool[] isTaken)
    {
        string[] ids = new string[draft.Items.Count];
        bool isPlain = draft.HasUniqueIds;
        for (int i = 0; i < ids.Length && isPlain; i++)
        {
            ids[i] = draft.Items[i].Id;
            isPlain = ReferenceEquals(Names.Value(ids[i]), ids[i]);
        }

        if (isPlain) return ids;
        SourceIds given = new();
        for (int i = 0; i < ids.Length; i++)
            if (isTaken[i]) ids[i] = given.For(draft.Items[i].Id);
        return ids;
    }

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
