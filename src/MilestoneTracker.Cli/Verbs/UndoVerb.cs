using System.CommandLine;
using System.Globalization;
using System.Text;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Cli.Undoing;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Cli.Verbs;

// A new change that undoes an earlier one, event by event from its last, each only if the plan is still as the event left it. Nothing is
// erased from the log.
internal static class UndoVerb
{
    private const int MaxListed = 20;

    public static Verb Make(CommandFactory tools)
    {
        Argument<long?> sequence = new("SEQUENCE")
        {
            Description = "An event of the change (default: the last change that was not undone).",
            Arity = ArgumentArity.ZeroOrOne, CustomParser = Values.Number<long>,
        };
        return new Verb(
            tools, "undo", "Undo a change with a new one. Nothing is erased; what has changed again since is left as it is and listed.",
            ["milestones undo", "milestones undo 10 --reason \"not tested yet\""],
            call =>
            {
                long? asked = call.Get(sequence);
                return new ChangeCommand<Undone>
                {
                    Change = (registry, context) =>
                    {
                        IReadOnlyList<AuditEvent> change = asked is { } number
                            ? ChangeToUndo.Read(registry.Log!, number, call.Environment.Cancelled)
                            : ChangeToUndo.Last(registry.Log!, call.Environment.Cancelled);
                        asked = change[0].Sequence; // a retry must undo the same change
                        return Undo(registry, context, change);
                    },
                    HasChanged = _ => true,
                    Text = Text,
                    Json = (json, undone, _) =>
                    {
                        json.WriteNumber("undone", undone.Sequence);
                        json.WriteStartArray("takenBack");
                        foreach (AuditEvent e in undone.TakenBack) json.WriteNumberValue(e.Sequence);
                        json.WriteEndArray();
                        json.Objects("left", undone.Left, left =>
                        {
                            json.WriteNumber("sequence", left.Event.Sequence);
                            json.WriteString("why", left.Why);
                        });
                        undone.Found!.Write(json);
                    },
                }.Run(call);
            }).With(sequence).With(tools.Shared.As, tools.Shared.Reason);
    }

    private static Undone Undo(MilestoneRegistry registry, ChangeContext context, IReadOnlyList<AuditEvent> change)
    {
        Undone undone = new(change[0].Sequence, [], []);
        RegistrySnapshot before = registry.Current;
        RegistrySnapshot after = registry.Batch(
            plan =>
            {
                Dictionary<string, string> others = new(StringComparer.Ordinal); // a name may belong to another milestone now
                foreach (AuditEvent e in change.Reverse())
                {
                    AuditSubject subject = e.Data.Subject;
                    string? why = new[] { subject.Milestone, subject.Dependency }.OfType<string>().Select(others.GetValueOrDefault)
                        .FirstOrDefault(reason => reason is not null) ?? Inverse.Apply(plan, e.Data);
                    if (why is null) undone.TakenBack.Add(e);
                    else undone.Left.Add((e, why));
                    if (why is not null && e.Data.Old.Kind == AuditValueKind.Milestone) others[subject.Milestone!] = why;
                }
            },
            context with { CorrelationId = ChangeToUndo.CorrelationOf(change) });
        if (undone.TakenBack.Count > 0)
            return undone with { Found = NewFindings.Between(before, after, after.ChangesSince(before).Fields) };
        throw new InvocationException(
            ExitCode.Refused,
            FormattableString.Invariant($"No event of change {undone.Sequence} can be undone.\n{LeftOf(undone)}")
            + "To undo another change, name one of its events: 'milestones log --last 20' lists them.");
    }

    private static string Text(Undone undone)
    {
        StringBuilder text = new();
        foreach (AuditEvent e in undone.TakenBack.Take(MaxListed))
            text.Append(CultureInfo.InvariantCulture, $"Took back {e.Sequence}: {Describe(e)}{Inverse.RemarkOn(e.Data)}\n");
        long unlisted = undone.TakenBack.Count - MaxListed;
        if (unlisted > 0) text.Append(CultureInfo.InvariantCulture, $"and {TerminalText.Counted(unlisted, "event", "events")} more\n");
        return undone.Found!.AddedTo(text.Append(LeftOf(undone)).ToString());
    }

    private static string LeftOf(Undone undone)
    {
        string left = string.Concat(undone.Left.Take(MaxListed).Select(left =>
            FormattableString.Invariant($"Left {left.Event.Sequence} as it is: {Describe(left.Event)}; but {left.Why}\n")));
        int unlisted = undone.Left.Count - MaxListed;
        return unlisted > 0 ? $"{left}and {TerminalText.Counted(unlisted, "event", "events")} more as they are\n" : left;
    }

    private static string Describe(AuditEvent e) => e.Data.Field is { } field
        ? FieldText.WithSubject(new FieldDifference(e.Data.Subject, field, e.Data.Old.Text, e.Data.New.Text), name => name)
        : EventText.From(e.Data).Sentence(name => name);

    /// <summary>The events that were reversed and those that were not, the last first; and what became a finding by it.</summary>
    private sealed record Undone(long Sequence, List<AuditEvent> TakenBack, List<(AuditEvent Event, string Why)> Left)
    {
        public NewFindings? Found { get; init; }
    }
}
