using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

// The process around the command: streams, environment, signals. All that is read from outside is read here, once.
if (args is ["--version"])
{
    try
    {
        Console.Out.WriteLine(Root.Version); // nothing else is loaded for it
        return ExitCode.Done;
    }
    catch (IOException)
    {
        return ExitCode.NoLog; // there is nowhere to say it
    }
}

using CancellationTokenSource interrupted = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
bool outputIsTerminal = !Console.IsOutputRedirected;
if (outputIsTerminal && OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
Surroundings around = new()
{
    Input = input,
    Output = output,
    Error = Console.Error,
    Folder = Environment.CurrentDirectory,
    UserName = Environment.UserName,
    Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
    OutputIsTerminal = outputIsTerminal,
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Width = outputIsTerminal && Console.WindowWidth is > 0 and int width ? width : 80,
    Cancelled = interrupted.Token,
};
return Root.Run(args, around);

void End(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested; // what is under way ends by itself, whole or not at all; who asks twice is obeyed
    interrupted.Cancel();
}
