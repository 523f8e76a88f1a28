using System.CommandLine;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.CommandLine;

// The options that more than one verb has. Those for everything stand before the verb or after it.
internal sealed class SharedOptions
{
    public Option<string> Log { get; } = new("--log", "-l")
    {
        Description = "The log: a SQLite file, JSON Lines (.jsonl) or a plan file (.json); the last two are only read.",
        HelpName = "FILE", DefaultValueFactory = _ => "milestones.db", Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer with one JSON document.", Recursive = true };

    public Option<ColorChoice> Color { get; } = new("--color")
    {
        Description =
            "When to use colours: auto, always or never. 'auto', as where it is not given, is on a terminal, and not where NO_COLOR is set.",
        HelpName = "WHEN", CustomParser = Values.Color, Recursive = true,
    };

    public SharedOptions()
    {
        Color.CompletionSources.Clear();
        Color.CompletionSources.Add("auto", "always", "never");
    }

    public Option<bool> NoSnapshot { get; } = new("--no-snapshot")
    {
        Description = "Read and verify the log from its first event, and not from the state that was saved beside it.", Recursive = true,
    };

    /// <summary>Who makes a change.</summary>
    public Option<string> As { get; } =
        new("--as") { Description = "Who makes the change. The name of the user where it is not given.", HelpName = "ACTOR" };

    public Option<string> Reason { get; } = new("--reason", "-r") { Description = "Why.", HelpName = "TEXT" };

    public Option<string> CorrelationId { get; } =
        new("--correlation-id") { Description = "What the change belongs to elsewhere, such as a ticket.", HelpName = "ID" };

    public Option<bool> AnyKey { get; } = new("--any-key")
    {
        Description = "Also set fields whose key has no dot and is not known.", Arity = ArgumentArity.Zero,
    };

    /// <summary>When to look.</summary>
    public Option<PointInTime?> AsOf { get; } = new("--as-of") {
        Description = "Look at the plan as it was: a version, a day or a time in UTC.", HelpName = "WHEN", CustomParser = Values.Moment };

    public Option<string> Output { get; } =
        new("--output", "-o") { Description = "Write to a file and not to standard output.", HelpName = "FILE" };
}
