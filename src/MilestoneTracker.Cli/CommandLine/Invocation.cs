using System.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.CommandLine;

// One call of a verb: what was typed, what surrounds it, and where its answer goes. Whatever is thrown ends here, as an exit code
// and a message on standard error; with --json too.
internal sealed class Invocation(CommandFactory tools, ParseResult parsed)
{
    private string? _kept;

    public CommandEnvironment Around => tools.Around;

    public SharedOptions Shared => tools.Shared;

    public Printer Printer => field ??= new Printer(Around, IsColored(Around.OutputIsTerminal), IsJson);

    public bool IsJson => parsed.GetValue(Shared.Json);

    public string LogFile => parsed.GetValue(Shared.Log)!;

    public bool UsesSavedState => !parsed.GetValue(Shared.NoSnapshot);

    public PointInTime? AsOf => parsed.GetValue(Shared.AsOf);

    public string? OutputFile => parsed.GetValue(Shared.Output);

    /// <summary>Who makes a change, and why.</summary>
    public ChangeContext Context => ChangeContext.None with
    {
        Actor = parsed.GetValue(Shared.As) ?? (Around.UserName() is { Length: > 0 } user ? user : null),
        Reason = parsed.GetValue(Shared.Reason), CorrelationId = parsed.GetValue(Shared.CorrelationId),
    };

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Makes a call, and answers with its exit code.</summary>
    public static int Run(CommandFactory tools, ParseResult parsed, Func<Invocation, int> action)
    {
        Invocation call = new(tools, parsed);
        try
        {
            int exit = action(call);
            call.Around.Out.Flush();
            return exit;
        }
        catch (Exception e)
        {
            (int exit, string message) =
                call._kept is { } kept && e is not OperationCanceledException ? Failure.After(kept, e) : Failure.Describe(e);
            call.Say(message);
            return exit;
        }
    }

    /// <summary>Notes what is done and kept from here on, whatever becomes of the answer.</summary>
    /// <param name="what">It, as the beginning of a sentence: "The change was made".</param>
    public void Keep(string what) => _kept = what;

    /// <summary>Opens the log to look at it.</summary>
    public PlanLog Open() => Logs.LogFile.OpenToRead(this);

    /// <summary>The plan of a log: as of the moment that was asked for, or as it is now.</summary>
    public RegistrySnapshot Look(PlanLog log) => AsOf is { } moment ? Look(log, [moment])[0] : log.Current;

    /// <summary>The plan of a log as of several moments, in their order, in at most two passes over it.</summary>
    public IReadOnlyList<RegistrySnapshot> Look(PlanLog log, IReadOnlyList<PointInTime> moments) =>
        ProgressNotice.During(Around, "Reading the log", () => log.AsOf(moments, Around.Cancelled));

    /// <summary>Writes the file of --output, whole or not at all.</summary>
    public void Write(string file, Action<Stream> write)
    {
        string path = PathToWrite(file);
        ProgressNotice.During(Around, "Writing the file", () => Terminal.OutputFile.Write(Around, path, write));
        Keep($"'{file}' was written");
    }

    // Where links lead to, and never over the log or plan file that it is made of, nor over another log or what lies beside one.
    private string PathToWrite(string file)
    {
        string path = Around.PathOf(file);
        if (Terminal.OutputFile.IsDevice(path)) return path;
        path = RealPath.Resolve(path);
        if (Terminal.OutputFile.IsDevice(path)) return path;
        if (path == RealPath.Resolve(Around.PathOf(LogFile))
            || new FileInfo(path) is { Exists: true, Length: > 0 } && LogKinds.Detect(path) == LogKind.Sqlite)
            throw new InvocationException(
                ExitCode.Refused, $"'{file}' is a log, or the plan itself, and would be lost. Name another file with --output.");
        BesideLog.Refuse(path, file, "--output");
        return path;
    }

    private void Say(string message)
    {
        try
        {
            Around.Out.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The output is gone; the message still matters.
        }

        Errors.Write(Around, message, IsColored(Around.ErrorIsTerminal));
    }

    private bool IsColored(bool isTerminal) => parsed.GetValue(Shared.Color) switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => Around.MayColor(isTerminal),
    };
}
