using System.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning.Values;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.CommandLine;

// One invocation of a verb: the parsed command line, its environment, and where the answer goes. Every exception ends here, as an exit
// code and a message on standard error; with --json too.
internal sealed class Invocation(CommandFactory tools, ParseResult parsed)
{
    private string? _completed;
    private bool _isReading;
    private RegistrySnapshot? _plan;

    public CommandEnvironment Environment => tools.Environment;

    public SharedOptions Shared => tools.Shared;

    public Printer Printer => field ??= new Printer(Environment, IsColored(Environment.OutputIsTerminal), IsJson);

    public bool IsJson => parsed.GetValue(Shared.Json);

    public string LogFile => parsed.GetValue(Shared.Log)!;

    public bool UsesSavedState => !parsed.GetValue(Shared.NoSavedState);

    public PointInTime? AsOf => parsed.GetValue(Shared.AsOf);

    public PlanMoment? Now => parsed.GetValue(Shared.Now);

    public string? OutputFile => parsed.GetValue(Shared.Output);

    /// <summary>Who makes a change, and why.</summary>
    public ChangeContext Context => ChangeContext.None with
    {
        Actor = Actors.Choose(parsed.GetValue(Shared.As), Environment)?.Name,
        Reason = parsed.GetValue(Shared.Reason), CorrelationId = parsed.GetValue(Shared.CorrelationId),
    };

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Runs the action of a verb. Returns the exit code.</summary>
    public static int Run(CommandFactory tools, ParseResult parsed, Func<Invocation, int> action)
    {
        Invocation call = new(tools, parsed);
        try
        {
            tools.MustBeNames.Check(parsed);
            int exit = action(call);
            call.Environment.Out.Flush();
            return exit;
        }
        catch (Exception e)
        {
            (int exit, string message) =
                call._completed is { } completed && e is not OperationCanceledException
                    ? Failure.AfterCompletion(completed, e) : Failure.Describe(e, call._isReading, call._plan);
            call.WriteError(message);
            return exit;
        }
    }

    /// <summary>Records what is complete from here on, even if the answer cannot be written.</summary>
    /// <param name="what">What is complete, as the beginning of a sentence: "The change was made".</param>
    public void Complete(string what) => _completed = what;

    /// <summary>Records the plan that the invocation is about: a name that it does not have is compared with those that it has.</summary>
    public RegistrySnapshot About(RegistrySnapshot plan) => _plan = plan;

    /// <summary>Opens the log for reading.</summary>
    public PlanLog Open()
    {
        _isReading = true;
        return Logs.LogFile.OpenToRead(this);
    }

    /// <summary>Opens a log for reading that is not the one of --log.</summary>
    public PlanLog Open(string file)
    {
        _isReading = true;
        return Logs.LogFile.OpenToRead(this, file);
    }

    /// <summary>The plan of a log, as of --as-of or as it is now.</summary>
    public RegistrySnapshot ReadPlan(PlanLog log) => About(AsOf is { } moment ? ReadPlans(log, [moment])[0] : log.Current);

    /// <summary>The plan of a log as of several moments, in the same order, in at most two passes over the log.</summary>
    public IReadOnlyList<RegistrySnapshot> ReadPlans(PlanLog log, IReadOnlyList<PointInTime> moments) =>
        ProgressNotice.During(Environment, "Reading the log", () => log.AsOf(moments, Environment.Cancelled));

    /// <summary>Writes the file of --output, completely or not at all.</summary>
    public void Write(string file, Action<Stream> write)
    {
        string path = PathToWrite(file);
        ProgressNotice.During(Environment, "Writing the file", () => Terminal.OutputFile.Write(Environment, path, write));
        Complete($"'{file}' was written");
    }

    // Follows links. Refuses the log or plan file that is read, any other log, and the files that belong to one.
    private string PathToWrite(string file)
    {
        string path = Environment.PathOf(file);
        if (Terminal.OutputFile.IsDevice(path)) return path;
        path = RealPath.Resolve(path);
        if (Terminal.OutputFile.IsDevice(path)) return path;
        if (path == RealPath.Resolve(Environment.PathOf(LogFile))
            || new FileInfo(path) is { Exists: true, Length: > 0 } && LogKinds.Detect(path) == LogKind.Sqlite)
            throw new InvocationException(
                ExitCode.Refused, $"'{file}' is a log, or the plan itself, and would be lost. Name another file with --output.");
        CompanionFiles.Refuse(path, file, "--output");
        return path;
    }

    private void WriteError(string message)
    {
        try
        {
            Environment.Out.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The output is gone; the message still matters.
        }

        Errors.Write(Environment, message, IsColored(Environment.ErrorIsTerminal));
    }

    private bool IsColored(bool isTerminal) => parsed.GetValue(Shared.Color) switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => Environment.MayColor(isTerminal),
    };
}
