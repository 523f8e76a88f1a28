using System.CommandLine;

namespace MilestoneTracker.Cli.CommandLine;

/// <summary>A verb of the command. Its help shows the examples, and a test runs them.</summary>
internal sealed class Verb : Command
{
    public Verb(CommandFactory tools, string name, string description, string[] examples, Func<Invocation, int> action)
        : base(name, description)
    {
        Examples = examples;
        SetAction(parsed => Invocation.Run(tools, parsed, action));
    }

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Whether words that begin with a hyphen are ordinary arguments.</summary>
    public bool TakesOptionsAsWords { get; init; }

    public Verb With(params Option[] options)
    {
        foreach (Option option in options) Add(option);
        return this;
    }

    public Verb With(params Argument[] arguments)
    {
        foreach (Argument argument in arguments) Add(argument);
        return this;
    }
}
