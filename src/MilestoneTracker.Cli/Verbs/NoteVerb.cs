using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class NoteVerb
{
    private const int MaxUnits = 4096;

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        Argument<string> text = new("TEXT") { Description = "The text of the note." };
        return new Verb(
            tools, "note", "Add a line to the field 'notes' of a milestone: the day, the actor, the text.",
            ["milestones note API \"waits for the new certificate\"", "milestones note Login \"talked to the vendor\" --as grace"],
            call =>
            {
                string noted = call.Get(name);
                if (call.Get(text) is { Length: > 0 } typed && !NameRules.IsValidValue(typed, out string? problem))
                    throw new InvocationException(ExitCode.Refused, $"TEXT cannot be a note. {problem}");
                string? line = null;
                return FieldChange.Run(
                    call,
                    FieldOwner.OfMilestone(noted),
                    (plan, context) =>
                    {
                        line = Line(call, context, call.Get(text));
                        plan.SetMilestoneField(noted, FieldKeys.Notes, With(plan.Now.GetMilestone(noted), line));
                    },
                    _ => $"{noted}, {FieldKeys.Notes}: {TerminalText.OnOneLine(line)}\n");
            }).With(name, text).With(tools.Shared.ForChanges);
    }

    private static string Line(Invocation call, ChangeContext context, string text)
    {
        if (text.Length == 0) throw new InvocationException(ExitCode.Usage, "The note is empty. Give its text after the name.");
        string day = call.Environment.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return context.Actor is { } actor ? $"{day} {actor}: {text}" : $"{day}: {text}";
    }

    private static string With(Milestone? milestone, string line)
    {
        string? before = milestone?.Fields.GetValueOrDefault(FieldKeys.Notes);
        string after = before is null ? line : before.EndsWith('\n') ? before + line : $"{before}\n{line}";
        if (after.Length <= MaxUnits) return after;
        throw new InvocationException(
            ExitCode.Refused,
            $"With this line the notes would have {TerminalText.Number(after.Length)} UTF-16 units; "
            + $"a field has at most {TerminalText.Number(MaxUnits)}. Shorten them first, with milestones set {milestone?.Name} "
                + "notes=@FILE, "
            + "or keep them elsewhere and set 'url' to where they are.");
    }
}
