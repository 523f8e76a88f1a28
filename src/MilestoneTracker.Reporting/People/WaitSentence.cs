using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// What a milestone waits for, in the words of the library (LevelledMilestone.WaitSentence), but in parts, so that names can be links. A
// test holds that the text is the same.
internal static class WaitSentence
{
    private const int MaxHolders = 6;
    private const string For = " for ";

    public static Sentence Of(LevelledMilestone milestone)
    {
        string all = milestone.WaitSentence;
        IReadOnlyList<ResourceWait> waits = milestone.Waits;
        Sentence sentence = new Sentence().Words(all[..(all.IndexOf(For, StringComparison.Ordinal) + For.Length)]); // a number and a unit
        for (int i = 0; i < waits.Count; i++)
        {
            sentence.Words(i == 0 ? "" : i + 1 == waits.Count ? ", and " : ", ").Quote(waits[i].Resource);
            if (waits[i].Holders.Count > 0) AddHolders(sentence.Words(", who works on "), waits[i].Holders);
        }

        return sentence;
    }

    private static void AddHolders(Sentence sentence, IReadOnlyList<WaitHolder> holders)
    {
        DateTime last = holders.Max(holder => holder.Finish);
        bool isOneTime = holders.All(holder => holder.Finish == last);
        bool areMany = holders.Count > MaxHolders;
        int shown = areMany ? MaxHolders : holders.Count;
        for (int i = 0; i < shown; i++)
        {
            sentence.Words(i == 0 ? "" : i + 1 == holders.Count ? " and " : ", ").Name(holders[i].Milestone);
            if (!isOneTime && !areMany) sentence.Words(" until " + DateText.Until(holders[i].Finish));
        }

        if (areMany) sentence.Words($" and {DisplayText.Format(holders.Count - shown)} more");
        if (areMany || isOneTime)
            sentence.Words($" until {DateText.Until(last)}{(isOneTime ? "" : " at the latest")}");
    }
}
