using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.People;

namespace MilestoneTracker.Cli.Verbs;

// Parses the edits of what-if. Each is a word and as many words as it needs, so a name may be any word, '+' included. An edit with any
// number of words ends at the next '+' that stands alone.
internal static class WhatIfParser
{
    public static readonly string[] Words = ["register", "status", "depend", "withdraw", "remove", "set", "components", "assign"];

    public static IReadOnlyList<Action<PlanEditor>> Parse(Invocation call, string[] words)
    {
        ValueSource source = new(call);
        List<Action<PlanEditor>> changes = [];
        for (int at = 0; at < words.Length; at++)
        {
            if (changes.Count > 0 && words[at++] != "+") throw Usage($"Separate two edits with a +, not '{words[at - 1]}'.");
            if (at >= words.Length) throw Usage("An edit must follow the last +.");
            string edit = words[at];
            string name = Word(words, ++at, edit);
            if (edit != "set") TypedNames.Check($"{edit} NAME", [name]);
            switch (edit)
            {
                case "register": changes.Add(plan => plan.RegisterMilestone(name)); break;
                case "remove": changes.Add(plan => plan.RemoveMilestone(name)); break;
                case "depend":
                    string dependency = Word(words, ++at, edit);
                    TypedNames.Check("depend ON", [dependency]);
                    changes.Add(plan => plan.DeclareMilestoneDependency(name, dependency));
                    break;
                case "withdraw":
                    string withdrawn = Word(words, ++at, edit);
                    TypedNames.Check("withdraw ON", [withdrawn]);
                    changes.Add(plan => plan.WithdrawMilestoneDependency(name, withdrawn));
                    break;
                case "status":
                    string word = Word(words, ++at, edit);
                    MilestoneStatus status = Values.TryStatus(word) ?? throw Usage(Values.NotAStatus(word));
                    changes.Add(plan => plan.UpdateMilestoneStatus(name, status));
                    break;
                case "set": changes.Add(Fields(call, source, name, Rest(words, ref at)).ApplyTo); break;
                case "components":
                    ComponentEdit components = Components(Rest(words, ref at));
                    changes.Add(plan => components.ApplyTo(plan, name));
                    break;
                case "assign":
                    AssignmentEdit assignments = Assignments(Rest(words, ref at));
                    changes.Add(plan => assignments.ApplyTo(plan, name));
                    break;
                default:
                    throw Usage($"'{edit}' is not an edit.{Nearest.Meant(edit, Words)}");
            }
        }

        return changes;
    }

    private static FieldEdit Fields(Invocation call, ValueSource source, string first, string[] rest) => (first, rest) switch
    {
        ("--plan", _) => FieldEdit.Parse(call, source, FieldOwner.Plan, rest),
        ("--record", [string record, .. string[] pairs]) =>
            FieldEdit.Parse(call, source, FieldWords.Owner(name: null, on: null, isPlan: false, record), pairs),
        ("--record", _) => throw Usage("'set --record' needs more words."),
        _ when Array.IndexOf(rest, "--on") is >= 0 and int at => at + 1 < rest.Length
            ? FieldEdit.Parse(call, source, FieldOwner.OfDependency(first, rest[at + 1]), [.. rest[..at], .. rest[(at + 2)..]])
            : throw Usage("'set --on' needs more words."),
        _ => FieldEdit.Parse(call, source, FieldOwner.OfMilestone(first), rest),
    };

    private static ComponentEdit Components(string[] words)
    {
        (List<string> added, List<string> removed, List<string> whole) = ([], [], []);
        bool none = false;
        for (int at = 0; at < words.Length; at++)
        {
            switch (words[at])
            {
                case "--add": added.AddRange(Values.SplitAtCommas(Word(words, ++at, "--add"))); break;
                case "--remove": removed.AddRange(Values.SplitAtCommas(Word(words, ++at, "--remove"))); break;
                case "--set": whole.AddRange(Values.SplitAtCommas(Word(words, ++at, "--set"))); break;
                case "--none": none = true; break;
                default: throw Usage($"'{words[at]}' is not an option of 'components'.");
            }
        }

        ComponentEdit edit = new(added, removed, whole, none);
        edit.Check();
        return edit;
    }

    private static AssignmentEdit Assignments(string[] words)
    {
        (List<string> who, List<string> removed) = ([], []);
        bool clear = false;
        for (int at = 0; at < words.Length; at++)
        {
            switch (words[at])
            {
                case "--remove": removed.Add(Word(words, ++at, "--remove")); break;
                case "--clear": clear = true; break;
                case ['-', _, ..] option: throw Usage($"'{option}' is not an option of 'assign'.");
                case var word: who.Add(word); break;
            }
        }

        AssignmentEdit edit = new(who, removed, clear);
        edit.Check();
        return edit;
    }

    // The words after this one, up to the next + that stands alone.
    private static string[] Rest(string[] words, ref int at)
    {
        int begin = at + 1;
        int end = Array.IndexOf(words, "+", begin);
        if (end < 0) end = words.Length;
        at = end - 1;
        return words[begin..end];
    }

    private static string Word(string[] words, int at, string edit) =>
        at < words.Length ? words[at] : throw Usage($"'{edit}' needs more words.");

    private static InvocationException Usage(string what) =>
        new(ExitCode.Usage, what
            + " Write register NAME, status NAME STATUS, depend NAME ON, withdraw NAME ON, "
            + "remove NAME, set NAME KEY=VALUE, components NAME --add COMPONENT or assign NAME WHO, with a + between two of them.");
}
