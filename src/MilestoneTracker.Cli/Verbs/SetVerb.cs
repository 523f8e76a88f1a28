using System.CommandLine;
using System.CommandLine.Completions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;

namespace MilestoneTracker.Cli.Verbs;

internal static class SetVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string?> name = new("NAME")
        {
            Description = "The milestone; leave it out with --plan or --record.", Arity = ArgumentArity.ZeroOrOne,
            CompletionSources = { tools.Names },
        };
        Option<string> on = tools.NameOption("--on", "Set fields of the dependency of NAME on this milestone.");
        Option<bool> plan = new("--plan") { Description = "Set fields of the plan itself.", Arity = ArgumentArity.Zero };
        Option<string> record = new("--record")
        {
            Description = "Set fields of a record, named by its collection, a slash and its name.", HelpName = "COLLECTION/NAME",
        };
        Argument<string[]> pairs = new("KEY=VALUE")
        {
            Description = "A field and its value; an empty value clears the field. "
                + "@FILE reads the value from a file, - from standard input.",
            Arity = ArgumentArity.ZeroOrMore,
            CompletionSources = { context => Keys(tools, context) },
        };
        return new Verb(
            tools, "set", "Set or clear fields of a milestone, a dependency, the plan or a record, in one change.",
            [
                "milestones set API owner=\"Ada Lovelace\" url=https://example.com/api",
                "milestones set API owner= notes=@notes.txt",
                "milestones set API --on Login acme.kind=hard",
                "milestones set --plan title=\"Spring release\"",
                "milestones set --record people/ada title=\"Ada Lovelace\"",
                "milestones set API colour=blue --any-key --reason \"until the importer is fixed\"",
            ],
            call =>
            {
                FieldOwner owner = FieldWords.Owner(call.Get(name), call.Get(on), call.Get(plan), call.Get(record));
                string[] words = owner.Milestone is null && call.Get(name) is { } first ? [first, .. call.Get(pairs)] : call.Get(pairs);
                FieldEdit edit = FieldEdit.Parse(call, new ValueSource(call), owner, words);
                return FieldChange.Run(call, owner, (changed, _) => edit.ApplyTo(changed));
            }).With(name).With(pairs).With(on, plan, record, tools.Shared.AnyKey).With(tools.Shared.ForChanges);

        // The keys for the owner of the fields, each with an equals sign.
        IEnumerable<CompletionItem> Keys(CommandFactory toolbox, CompletionContext context)
        {
            AuditSubjectKind kind = context.ParseResult.GetValue(plan) ? AuditSubjectKind.Plan
                : context.ParseResult.GetValue(record) is not null ? AuditSubjectKind.Record
                : context.ParseResult.GetValue(on) is not null ? AuditSubjectKind.Dependency
                : AuditSubjectKind.Milestone;
            IEnumerable<string> used = kind == AuditSubjectKind.Milestone ? toolbox.FieldKeys(context) : [];
            return Vocabulary.KeysOf(kind).Union(used, StringComparer.Ordinal).Select(key => new CompletionItem(key + "="));
        }
    }
}
