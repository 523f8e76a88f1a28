using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Forecasts;
using MilestoneTracker.Cli.People;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Cli.Verbs;

namespace MilestoneTracker.Cli.CommandLine;

// The whole command: its verbs, and how a command line becomes an invocation. System.CommandLine parses, shows help and completes. Its
// effects on the process (signals, exceptions, response files for names that begin with @) are switched off.
internal static class Root
{
    public static readonly string[] Examples =
    [
        "milestones init --log new.db",
        "milestones list --log plan.json",
        "milestones report --log plan.json --output report.html",
    ];

    private static readonly (string Name, Func<CommandFactory, Verb> Make)[] AllVerbs =
    [
        ("init", InitVerb.Make),
        ("import", ImportVerb.Make),
        ("register", RegisterVerb.Make),
        ("status", StatusVerb.Make),
        ("depend", DependVerb.Make),
        ("withdraw", WithdrawVerb.Make),
        ("remove", RemoveVerb.Make),
        ("set", SetVerb.Make),
        ("components", ComponentsVerb.Make),
        ("note", NoteVerb.Make),
        ("target", TargetVerb.Make),
        ("estimate", EstimateVerb.Make),
        ("link", LinkVerb.Make),
        ("calendar", CalendarVerb.Make),
        ("baseline", BaselineVerb.Make),
        ("resource", ResourceVerb.Make),
        ("assign", AssignVerb.Make),
        ("feature", FeatureVerb.Make),
        ("undo", UndoVerb.Make),
        ("list", ListVerb.Make),
        ("show", ShowVerb.Make),
        ("risk", RiskVerb.Make),
        ("impact", ImpactVerb.Make),
        ("schedule", ScheduleVerb.Make),
        ("why", WhyVerb.Make),
        ("critical", CriticalVerb.Make),
        ("check", CheckVerb.Make),
        ("resources", ResourcesVerb.Make),
        ("level", LevelVerb.Make),
        ("features", FeaturesVerb.Make),
        ("simulate", SimulateVerb.Make),
        ("trend", TrendVerb.Make),
        ("burnup", BurnUpVerb.Make),
        ("calibrate", CalibrateVerb.Make),
        ("digest", DigestVerb.Make),
        ("history", HistoryVerb.Make),
        ("log", LogVerb.Make),
        ("watch", WatchVerb.Make),
        ("graph", GraphVerb.Make),
        ("report", ReportVerb.Make),
        ("diff", DiffVerb.Make),
        ("what-if", WhatIfVerb.Make),
        ("verify", VerifyVerb.Make),
        ("checkpoint", CheckpointVerb.Make),
        ("export", ExportVerb.Make),
        ("copy", CopyVerb.Make),
        ("completion", CompletionVerb.Make),
    ];

    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>The version of the tool.</summary>
    public static string Version =>
        typeof(Root).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The command with its verbs.</summary>
    /// <param name="environment">The environment of its invocations.</param>
    /// <param name="only">The only verb to create, to save start time (default: all of them).</param>
    public static RootCommand Make(CommandEnvironment environment, string? only = null)
    {
        CommandFactory tools = new(environment);
        SharedOptions shared = tools.Shared;
        RootCommand root = new("Milestones with dependencies, their progress and their risks, kept in an audit log.") {
            shared.Log, shared.Json, shared.Color, shared.NoSavedState };
        foreach ((string name, Func<CommandFactory, Verb> make) in AllVerbs)
            if (only is null || name == only) root.Add(make(tools));
        root.Options.OfType<VersionOption>().First().Action = new ShowVersion(environment);
        root.Options.Remove(root.Options.OfType<HelpOption>().First()); // its aliases include /h and /?
        HelpOption help = new("--help", "-h") { Description = "Show help: what it does, its options and examples.", Recursive = true };
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Add(help);
        root.SetAction(parsed => new HelpWithExamples(new HelpAction()).Invoke(parsed));
        return root;
    }

    /// <summary>Parses and runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> words, CommandEnvironment environment)
    {
        words = words switch
        {
            ["help"] => ["--help"],
            ["help", var about] => [about, "--help"],
            ["version"] => ["--version"],
            _ => words,
        };
        if (Suggestions.AreAsked(words)) return Suggest(words, environment);
        string? verb = words.Count > 0 && AllVerbs.Any(known => known.Name == words[0]) ? words[0] : null;
        ParseResult parsed = Make(environment, verb).Parse(words, Parsing);
        if (Misspelt(parsed) is { } word) return NotAnOption(parsed, word, environment);
        if (parsed.Action is ParseErrorAction || parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples and not ShowVersion)
            return NotUnderstood(parsed, environment);
        try
        {
            int exit = parsed.Invoke(
                new InvocationConfiguration {
                Output = environment.Out, Error = environment.Error, EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null });
            if (exit == ExitCode.Done) environment.Out.Flush(); // for help; a verb has flushed its answer or reported why it could not
            return exit;
        }
        catch (Exception e)
        {
            return Failed(e, environment); // from help; a verb handles its own exceptions
        }
    }

    private static int Suggest(IReadOnlyList<string> words, CommandEnvironment environment)
    {
        try
        {
            foreach (string suggestion in Suggestions.For(words, typed => Make(environment).Parse(typed, Parsing)))
                environment.Out.WriteLine(suggestion);
            environment.Out.Flush();
            return ExitCode.Done;
        }
        catch (Exception e)
        {
            return Failed(e, environment);
        }
    }

    private static int Failed(Exception exception, CommandEnvironment environment)
    {
        (int exit, string message) = Failure.Describe(exception);
        Errors.Write(environment, message, environment.MayColor(environment.ErrorIsTerminal));
        return exit;
    }

    // A word that begins with a hyphen is a name only after '--'; otherwise a misspelt option would become a milestone. What-if is
    // exempt, because its words are verbs with options of their own.
    private static string? Misspelt(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is not Verb { TakesOptionsAsWords: false }) return null;
        int end = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Count();
        HashSet<Token> before = [.. parsed.Tokens.Take(end)];
        return parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-' && before.Contains(token))?.Value;
    }

    private static int NotAnOption(ParseResult parsed, string word, CommandEnvironment environment)
    {
        Command command = parsed.CommandResult.Command;
        string typed = word.Split('=')[0];
        IEnumerable<string> options = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options))
            .Select(option => option.Name);
        string meant = Nearest.Meant(typed, options);
        Errors.Write(
            environment,
            $"'{typed}' is not an option of '{command.Name}'.{meant}\nSee 'milestones {command.Name} --help'. "
            + "Put a name or text that begins with a hyphen after '--'.",
            environment.MayColor(environment.ErrorIsTerminal));
        return ExitCode.Usage;
    }

    private static int NotUnderstood(ParseResult parsed, CommandEnvironment environment)
    {
        string errors = string.Join('\n', parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal));
        Command command = parsed.CommandResult.Command;
        if (command is not Verb && parsed.UnmatchedTokens is [var typed, ..])
            errors += Nearest.Meant(typed, AllVerbs.Select(verb => verb.Name));
        string help = command is Verb ? $"milestones {command.Name} --help" : "milestones --help";
        Errors.Write(
            environment, $"{errors}\nSee '{help}'. Put a name that begins with a hyphen after '--'.",
            environment.MayColor(environment.ErrorIsTerminal));
        return ExitCode.Usage;
    }

    private sealed class ShowVersion(CommandEnvironment environment) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            environment.Out.WriteLine(Version);
            return ExitCode.Done;
        }
    }
}
