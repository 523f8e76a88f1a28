using System.CommandLine;
using MilestoneTracker.Planning.Values;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.CommandLine;

// The options that several verbs have. Recursive ones may come before or after the verb.
internal sealed class SharedOptions
{
    public Option<string> Log { get; } = new("--log", "-l")
    {
        Description = "The log: a SQLite file, JSON Lines (.jsonl) or a plan file (.json). The last two are read-only.",
        HelpName = "FILE", DefaultValueFactory = _ => "milestones.db", Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer with one JSON document.", Recursive = true };

    public Option<ColorChoice> Color { get; } = new("--color")
    {
        Description =
            "When to use colours: auto, always or never. auto (default) colours a terminal unless NO_COLOR is set.",
        HelpName = "WHEN", CustomParser = Values.Color, Recursive = true,
    };

    public SharedOptions()
    {
        Color.CompletionSources.Clear();
        Color.CompletionSources.Add("auto", "always", "never");
    }

    public Option<bool> NoSavedState { get; } = new("--no-saved-state")
    {
        Description = "Read and verify the log from its first event instead of opening the saved state beside it.", Recursive = true,
    };

    /// <summary>Who makes a change.</summary>
    public Option<string> As { get; } =
        new("--as")
        {
            Description =
                "Who makes the change (default: the variable MILESTONES_ACTOR, Git's user.name, the login). Empty: nobody is named.",
            HelpName = "ACTOR",
        };

    public Option<string> Reason { get; } = new("--reason", "-r") { Description = "Why the change is made.", HelpName = "TEXT" };

    public Option<string> CorrelationId { get; } =
        new("--correlation-id") { Description = "The ID of a related item in another system, such as a ticket.", HelpName = "ID" };

    public Option<bool> AnyKey { get; } = new("--any-key")
    {
        Description = "Allow unknown keys that have no dot.", Arity = ArgumentArity.Zero,
    };

    /// <summary>The moment of the plan to show.</summary>
    public Option<PointInTime?> AsOf { get; } = new("--as-of") {
        Description = "Show the plan as of a version, a day or a time in UTC.", HelpName = "WHEN", CustomParser = Values.Moment };

    /// <summary>Now, for what computes dates: a moment on the wall clock of the plan's zone.</summary>
    public Option<PlanMoment?> Now { get; } = new("--now")
    {
        Description = "Compute dates as if it were this day (its 00:00) or minute, in the time zone of the plan (default: the time of "
            + "--as-of, otherwise the present).",
        HelpName = "MOMENT", CustomParser = Values.CivilMoment,
    };

    public Option<string> Output { get; } =
        new("--output", "-o") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };

    /// <summary>The options of every verb that makes a change.</summary>
    public Option[] ForChanges => [As, Reason, CorrelationId];
}
