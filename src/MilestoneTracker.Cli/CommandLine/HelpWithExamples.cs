using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MilestoneTracker.Cli.CommandLine;

// The help of System.CommandLine, followed by the examples of the verb.
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        IReadOnlyList<string> examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : Root.Examples;
        output.WriteLine("Examples:");
        foreach (string example in examples) output.WriteLine("  " + example);
        output.WriteLine();
        output.Flush();
        return ExitCode.Done;
    }
}
