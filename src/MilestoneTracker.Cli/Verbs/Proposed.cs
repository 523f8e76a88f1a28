using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

// The edits of what-if: each is a word and as many words as it needs, so that a name may be any word, '+' included.
internal static class Proposed
{
    public static readonly string[] Words = ["register", "status", "depend", "withdraw", "remove"];

    public static IReadOnlyList<Action<ProposedChange>> Parse(string[] words)
    {
        List<Action<ProposedChange>> changes = [];
        for (int at = 0; at < words.Length; at++)
        {
            if (changes.Count > 0 && words[at++] != "+") throw Usage($"Between two edits stands a +, and not '{words[at - 1]}'.");
            if (at >= words.Length) throw Usage("After the last + comes another edit.");
            string edit = words[at];
            string name = Word(words, ++at, edit);
            switch (edit)
            {
                case "register": changes.Add(proposal => proposal.RegisterMilestone(name)); break;
                case "remove": changes.Add(proposal => proposal.RemoveMilestone(name)); break;
                case "depend":
                    string dependency = Word(words, ++at, edit);
                    changes.Add(proposal => proposal.DeclareMilestoneDependency(name, dependency));
                    break;
                case "withdraw":
                    string withdrawn = Word(words, ++at, edit);
                    changes.Add(proposal => proposal.WithdrawMilestoneDependency(name, withdrawn));
                    break;
                case "status":
                    string word = Word(words, ++at, edit);
                    MilestoneStatus status = Values.TryStatus(word) ?? throw Usage(Values.NotAStatus(word));
                    changes.Add(proposal => proposal.UpdateMilestoneStatus(name, status));
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
