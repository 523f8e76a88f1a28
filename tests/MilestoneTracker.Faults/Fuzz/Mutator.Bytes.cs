using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// Without an eye for what the bytes mean.
internal sealed partial class Mutator
{
    private static readonly byte[] Telling =
        [.. "\"\\{}[],:0159aAfFnu/+-.eEZT \n\r\t"u8, 0x00, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xED, 0xF4, 0xFF];

    private static byte AnyByte(SplitMix random) => random.OneIn(2) ? random.Pick(Telling) : (byte)random.Below(256);

    private static void FlipBit(Draft draft, SplitMix random) => draft.Bytes[random.Below(draft.Length)] ^= (byte)(1 << random.Below(8));

    private static void SetByte(Draft draft, SplitMix random) => draft.Bytes[random.Below(draft.Length)] = AnyByte(random);

    private static void InsertBytes(Draft draft, SplitMix random)
    {
        Span<byte> bytes = stackalloc byte[1 + random.Below(4)];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = AnyByte(random);
        draft.Insert(random.Below(draft.Length + 1), bytes);
    }

    private static void RemoveBytes(Draft draft, SplitMix random)
    {
        int at = random.Below(draft.Length);
        draft.Remove(at, Math.Min(1 + random.Below(random.OneIn(4) ? 64 : 3), draft.Length - at));
    }

    private static void RepeatBytes(Draft draft, SplitMix random)
    {
        int at = random.Below(draft.Length);
        int count = Math.Min(1 + random.Below(32), draft.Length - at);
        draft.Insert(at, draft.Bytes.Slice(at, count));
    }

    private static void Cut(Draft draft, SplitMix random)
    {
        int at = random.Below(draft.Length);
        draft.Remove(at, draft.Length - at);
    }

    /// <summary>The beginning of this one and the end of another.</summary>
    private void Splice(Draft draft, SplitMix random)
    {
        byte[] other = random.Pick(corpus.Pieces);
        // At the same place most often something like it stands.
        int from = random.OneIn(2) ? Math.Min(random.Below(draft.Length), other.Length) : random.Below(other.Length + 1);
        int at = random.OneIn(2) ? Math.Min(from, draft.Length) : random.Below(draft.Length + 1);
        draft.Replace(at, draft.Length - at, other.AsSpan(from));
    }
}
