using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// Digits, wherever they stand: in numbers, times, hashes, escapes.
internal sealed partial class Mutator
{
    private static void ChangeDigit(Draft draft, SplitMix random)
    {
        int from = random.Below(draft.Length);
        int place = draft.Bytes[from..].IndexOfAnyInRange((byte)'0', (byte)'9');
        if (place >= 0) draft.Bytes[from + place] = (byte)(random.OneIn(8) ? AnyByte(random) : '0' + random.Below(10));
    }

    private void AlterNumber(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        Token number = _tokens.Any(random, TokenKind.Scalar);
        if (number.Length == 0) return;
        switch (random.Below(9))
        {
            case 0: draft.Insert(number.Start, "0"u8); break;
            case 1: draft.Insert(number.Start, "-"u8); break;
            case 2: draft.Insert(number.Start, "+"u8); break;
            case 3: draft.Insert(number.End, ".0"u8); break;
            case 4: draft.Insert(number.End, "e0"u8); break;
            case 5: draft.Insert(number.End, "E+0"u8); break;
            case 6: draft.Insert(number.End, [(byte)('0' + random.Below(10))]); break;
            case 7: draft.Replace(number.Start, number.Length, [(byte)'"', .. number.Of(draft), (byte)'"']); break;
            default: draft.Replace(number.Start, number.Length, [(byte)('1' + random.Below(9))]); break;
        }
    }
}
