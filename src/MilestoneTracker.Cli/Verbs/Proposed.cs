using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

// The edits of what-if: each is a word and as many words as it needs, so that a name may be any word, '+' included.
internal static class Proposed
{
    public static readonly string[] Words = ["register", "status", "depend", "withdraw", "remove"];

    public static IReadOnlyList<Action<PlanEditor>> Parse(string[] words)
    {
        List<Action<PlanEditor>> changes = [];
        for (int at = 0; at < words.Length; at++)
        {
            if (changes.Count > 0 && words[at++] != "+") throw Usage($"Between two edits stands a +, and not '{words[at - 1]}'.");
            if (at >= words.Length) throw Usage("After the last + comes another edit.");
            string edit = words[at];
            string name = Word(words, ++at, edit);
            switch (edit)
            {
                case "register": changes.Add(plan => plan.RegisterMilestone(name)); break;
                case "remove": changes.Add(plan => plan.RemoveMilestone(name)); break;
                case "depend":
                    string dependency = Word(words, ++at, edit);
                    changes.Add(plan => plan.DeclareMilestoneDependency(name, dependency));
                    break;
                case "withdraw":
                    string withdrawn = Word(words, ++at, edit);
                    changes.Add(plan => plan.WithdrawMilestoneDependency(name, withdrawn));
                    break;
                case "status":
                    string word = Word(words, ++at, edit);
                    MilestoneStatus status = Values.TryStatus(word) ?? throw Usage(Values.NotAStatus(word));
                    changes.Add(plan => plan.UpdateMilestoneStatus(name, status));
                    break;
                default:
                    throw Usage($"'{edit}' is no edit.");
            }
        }

        return changes;
    }

    private static string Word(string[] words, int at, string edit) => at < words.Length ? words[at] : throw Usage($"'{edit}' needs more words.");

    private static CallException Usage(string what) =>
        new(ExitCode.Usage, what + " Write register NAME, status NAME STATUS, depend NAME ON, withdraw NAME ON or remove NAME, and a + between two of them.");
}
