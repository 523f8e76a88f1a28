using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

// The process: streams, environment, signals. Everything is read here, but the current folder and the user name, which may be missing, only
// when they are needed. Every exception ends as a message and an exit code.
try
{
    return Run(args);
}
catch (Exception e)
{
    (int exit, string message) = Failure.Describe(e);
    try
    {
        Console.Error.WriteLine("error: " + message);
    }
    catch (Exception)
    {
        // Standard error is closed too.
    }

    return exit;
}

static int Run(string[] args)
{
    if (args is ["--version"])
    {
        Console.Out.WriteLine(Root.Version); // without loading anything else
        return ExitCode.Done;
    }

    using CancellationTokenSource interrupted = new();
    using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    bool outputIsTerminal = !Console.IsOutputRedirected;
    if (outputIsTerminal && OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
    using Stream input = StandardInput.Open();
    using Stream output = Console.OpenStandardOutput();
    Dictionary<string, string> variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
        entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
    CommandEnvironment environment = new()
    {
        Input = input,
        Output = output,
        Error = Console.Error,
        Folder = CurrentFolder,
        UserName = UserName,
        Variables = variables,
        OutputIsTerminal = outputIsTerminal,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        WidthAsked = () => outputIsTerminal && Console.WindowWidth is > 0 and int width ? width : 80,
        GitName = () => Git.UserName(variables.GetValueOrDefault("PATH") ?? ""),
        Cancelled = interrupted.Token,
    };
    return Root.Run(args, environment);

    void End(PosixSignalContext signal)
    {
        // The first signal cancels, so that a change is made completely or not at all; the second one ends the process at once.
        signal.Cancel = !interrupted.IsCancellationRequested;
        interrupted.Cancel();
    }
}

static string CurrentFolder()
{
    try
    {
        return Environment.CurrentDirectory;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        throw new InvocationException(
            ExitCode.NoLog,
            "The current folder is gone, or cannot be read. Change to another one, or give the full path of each file.", e);
    }
}

static string UserName()
{
    try
    {
        return Environment.UserName;
    }
    catch (Exception)
    {
        return ""; // the system has no name for this user; the change has no actor then
    }
}
