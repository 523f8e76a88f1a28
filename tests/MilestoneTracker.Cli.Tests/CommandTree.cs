using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Tests;

// The verbs as the command has them, for tests that hold for each.
internal static class CommandTree
{
    public static RootCommand Root { get; } = CommandLine.Root.Make(new CommandEnvironment
    {
        Input = Stream.Null, Output = Stream.Null, Error = TextWriter.Null, Folder = Path.GetTempPath, UserName = () => "",
    });

    public static IReadOnlyList<Verb> Verbs { get; } = [.. Root.Subcommands.OfType<Verb>()];

    /// <summary>The options of a verb, those for everything included.</summary>
    public static IEnumerable<Option> OptionsOf(Verb verb) =>
        verb.Options.Concat(Root.Options.Where(option => option.Recursive)).DistinctBy(option => option.Name);
}
