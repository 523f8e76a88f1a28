using System.CommandLine;
using System.CommandLine.Completions;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Risk;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.CommandLine;

// What verbs are made with: the environment, the options that they share, and arguments that complete themselves.
internal sealed class CommandFactory(CommandEnvironment environment)
{
    public CommandEnvironment Environment => environment;

    public SharedOptions Shared { get; } = new();

    /// <summary>What of the command line must be names.</summary>
    public TypedNames MustBeNames { get; } = new();

    /// <summary>An argument that is the name of a milestone, completed from the log.</summary>
    public Argument<string> Name(string name, string description) =>
        MustBeNames.Mark(new Argument<string>(name) { Description = description, CompletionSources = { Names } });

    /// <summary>An argument that is the name of something new.</summary>
    public Argument<string> NewName(string name, string description) =>
        MustBeNames.Mark(new Argument<string>(name) { Description = description });

    /// <summary>An argument that may be the name of a milestone, or be left out.</summary>
    public Argument<string?> OptionalName(string name, string description) => MustBeNames.Mark(new Argument<string?>(name)
    {
        Description = description, Arity = ArgumentArity.ZeroOrOne, CompletionSources = { Names },
    });

    public Argument<string[]> Names(string name, string description) =>
        MustBeNames.Mark(
            new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore, CompletionSources = { Names } });

    /// <summary>An argument that is the name of a record, completed from the log; it need not exist.</summary>
    public Argument<string> RecordName(string name, string description, string collection) => MustBeNames.Mark(new Argument<string>(name)
    {
        Description = description, CompletionSources = { context => Records(context, collection) },
    });

    public Option<string> NameOption(string name, string description) =>
        MustBeNames.Mark(new Option<string>(name) { Description = description, HelpName = "NAME", CompletionSources = { Names } });

    public Option<string[]> Components(string description) => ComponentOption("--component", description, "-c");

    public Option<string[]> ComponentOption(string name, string description, params string[] aliases) =>
        MustBeNames.MarkList(new Option<string[]>(name, aliases)
        {
            Description = description + "; may be given several times, or with commas.", HelpName = "COMPONENT",
            AllowMultipleArgumentsPerToken = false, CustomParser = Values.Components, CompletionSources = { ComponentNames },
        });

    public static Option<RiskLevel> MinimumRisk(string description)
    {
        Option<RiskLevel> option = new("--risk-from") { Description = description, HelpName = "LEVEL", CustomParser = Values.Risk };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(Values.RiskWords);
        return option;
    }

    /// <summary>The names of the milestones in the log that the command line selects.</summary>
    public IEnumerable<CompletionItem> Names(CompletionContext context) =>
        Items(context, snapshot => snapshot.Milestones.Select(milestone => milestone.Name));

    /// <summary>The keys of the fields that milestones in the log have.</summary>
    public IEnumerable<string> FieldKeys(CompletionContext context) => Found(context, snapshot =>
        snapshot.Milestones.SelectMany(milestone => milestone.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The keys of the fields that the plan in the log has.</summary>
    public IEnumerable<string> PlanFieldKeys(CompletionContext context) => Found(context, snapshot => snapshot.PlanFields.Keys);

    /// <summary>The names of the records of a collection in the log.</summary>
    public IEnumerable<CompletionItem> Records(CompletionContext context, string collection) =>
        Items(context, snapshot => snapshot.GetRecords(collection).Keys);

    /// <summary>The calendars that there are: those of the plan, and those that are built in.</summary>
    public IEnumerable<CompletionItem> Calendars(CompletionContext context) =>
        Items(context, snapshot => PlanningFields.OfPlan(snapshot).Calendars.Keys);

    public IEnumerable<CompletionItem> ComponentNames(CompletionContext context) =>
        Items(context, snapshot =>
            snapshot.Milestones.SelectMany(milestone => milestone.Components)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private IEnumerable<CompletionItem> Items(CompletionContext context, Func<RegistrySnapshot, IEnumerable<string>> names) =>
        Found(context, names).Select(name => new CompletionItem(name));

    // Completion never shows an error: without a log there is nothing to complete.
    private string[] Found(CompletionContext context, Func<RegistrySnapshot, IEnumerable<string>> names)
    {
        try
        {
            using PlanLog log = LogFile.OpenToRead(new Invocation(this, context.ParseResult));
            return [.. names(log.Current)];
        }
        catch (Exception e) when (e is InvocationException or SqliteLogException or Ledger.LedgerException or MilestoneRegistryException
            or Plans.PlanFileException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
