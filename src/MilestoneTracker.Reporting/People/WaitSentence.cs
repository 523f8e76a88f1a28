using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// A wait in words that follow the name of its milestone: "waits 3 days for Ada Lovelace, who works on Billing until 2026-03-06 17:00". It
// is the text of the wait itself (ResourceWait.Sentence), in parts, so that names can be links; of many holders the first ones.
internal static class WaitSentence
{
    private const int MaxHolders = 4;
    private const string For = " for ";

    public static Sentence Of(ResourceWait wait)
    {
        string all = wait.Sentence;
        int resource = all.IndexOf(For, StringComparison.Ordinal) + For.Length; // what is before it is a number and a unit
        Sentence sentence = new Sentence().Words(all[..resource]).Quote(wait.Resource);
        int shown = wait.Holders.Count > MaxHolders ? MaxHolders - 1 : wait.Holders.Count;
        for (int i = 0; i < shown; i++)
        {
            WaitHolder holder = wait.Holders[i];
            sentence.Words(i == 0 ? ", who works on " : shown < wait.Holders.Count ? ", " : " and ").Name(holder.Milestone)
                .Words($" until {DateText.Until(holder.Finish)}");
        }

        return shown == wait.Holders.Count ? sentence : sentence.Words($" and {DisplayText.Format(wait.Holders.Count - shown)} more");
    }
}
