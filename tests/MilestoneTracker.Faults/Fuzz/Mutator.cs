using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// Alters a draft in one of many ways, most of them with an eye for what the bytes mean. Which, and where, comes from the
// random numbers alone. The ways lie beside this file, by what they alter: bytes, structure, texts, numbers.
internal sealed partial class Mutator(Corpus corpus)
{
    private readonly Tokens _tokens = new();

    /// <summary>Alters the draft once; now and then twice or more often.</summary>
    public void Alter(Draft draft, SplitMix random)
    {
        do
        {
            Once(draft, random);
        }
        while (random.OneIn(4));
    }

    private void Once(Draft draft, SplitMix random)
    {
        if (draft.Length == 0)
        {
            draft.Set(random.Pick(corpus.Pieces));
            return;
        }

        switch (random.Below(28))
        {
            case 0: FlipBit(draft, random); break;
            case 1: SetByte(draft, random); break;
            case 2: InsertBytes(draft, random); break;
            case 3: RemoveBytes(draft, random); break;
            case 4: RepeatBytes(draft, random); break;
            case 5: Splice(draft, random); break;
            case 6: Cut(draft, random); break;
            case 7: SwapValues(draft, random); break;
            case 8: ReplaceValue(draft, random); break;
            case 9: RepeatMember(draft, random); break;
            case 10: SwapMembers(draft, random); break;
            case 11: RemoveMember(draft, random); break;
            case 12: AddMember(draft, random); break;
            case 13: RenameKey(draft, random); break;
            case 14: InsertWhiteSpace(draft, random); break;
            case 15: EditList(draft, random); break;
            case 16: EscapeCharacter(draft, random); break;
            case 17: InsertEscape(draft, random); break;
            case 18: InsertUtf8(draft, random); break;
            case 19: EditContinuation(draft, random); break;
            case 20: ChangeDigit(draft, random); break;
            case 21: AlterNumber(draft, random); break;
            default: WriteInText(draft, random); break; // the way that is often accepted: what is behind it must be seen, too
        }
    }
}
