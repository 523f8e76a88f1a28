using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Logs;

// Opens the log that --log names, or reports what the file is and what to do. Only 'init' and 'import' create a log, and an empty file is
// not treated as a log.
internal static class LogFile
{
    public static PlanLog OpenToRead(Invocation call) => OpenToRead(call, call.LogFile);

    public static PlanLog OpenToRead(Invocation call, string file)
    {
        string path = call.Environment.PathOf(file);
        CheckNoFolder(path);
        if (!File.Exists(path)) throw NotALog(file, LogKind.Missing);
        Stream input = InputFile.Open(path, call.Environment.Cancelled);
        try
        {
            bool isPipe = !input.CanSeek;
            if (isPipe) input = InMemory(input, file, call.Environment.Cancelled);
            LogKind kind = LogKinds.Detect(input, Path.GetExtension(path));
            input.Position = 0;
            if (kind == LogKind.Lines) return new LinesLog(file, input, call.Environment.Cancelled);
            using (input)
            {
                if (kind == LogKind.Plan) return ReadPlan(input, file, call);
            }

            return kind switch // the file is closed by now: closing it while SQLite has it open would release SQLite's locks
            {
                LogKind.Sqlite when !isPipe => SqliteLog.Open(
                    file, path, log => OpenRegistry(log, call, new MilestoneRegistryOptions()),
                    maySave: call.UsesSavedState, call.Environment.Cancelled),
                LogKind.Sqlite => throw new InvocationException(
                    ExitCode.NoLog, $"'{file}' is a SQLite log that comes through a pipe. Name the file itself with --log."),
                LogKind.Empty when isPipe => throw new InvocationException(
                    ExitCode.NoLog, $"Nothing came from '{file}'. Check whether the command that writes to it failed."),
                _ => throw NotALog(file, kind),
            };
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    public static SqliteAuditLog OpenToChange(Invocation call, bool readOnly = false)
    {
        string file = call.LogFile;
        string path = call.Environment.PathOf(file);
        return Kind(path) switch
        {
            LogKind.Sqlite => SqliteAuditLog.Open(
                path, new SqliteAuditLogOptions { ReadOnly = readOnly }, call.Environment.Cancelled),
            LogKind.Lines => throw new InvocationException(
            ExitCode.NoLog,
            $"'{file}' is a log in JSON Lines, which is read-only. To change the plan, import it: milestones import {file} --log plan.db"),
            LogKind.Plan => throw new InvocationException(
            ExitCode.NoLog,
            $"'{file}' is a plan file, which is read-only. To change the plan, edit the file, or import it: milestones import {file} "
            + "--log plan.db"),
            LogKind kind => throw NotALog(file, kind),
        };
    }

    /// <summary>The registry of a log: from the saved state, or from the first event with --no-saved-state.</summary>
    public static MilestoneRegistry OpenRegistry(SqliteAuditLog log, Invocation call, MilestoneRegistryOptions options) =>
        ProgressNotice.During(call.Environment, "Reading the log", () => call.UsesSavedState
            ? log.OpenRegistry(options, call.Environment.Cancelled)
            : MilestoneRegistry.Open(log, options, call.Environment.Cancelled));

    // A pipe can be read once, but is needed twice: for its kind and for its content.
    private static MemoryStream InMemory(Stream pipe, string file, CancellationToken cancelled)
    {
        using (pipe) return new MemoryStream(InputFile.Read(pipe, file, InputFile.MaxOfLog, cancelled));
    }

    private static PlanFileLog ReadPlan(Stream input, string file, Invocation call)
    {
        byte[] bytes = InputFile.Read(input, file, InputFile.MaxOfLog, call.Environment.Cancelled);
        PlanFile plan = PlanReader.Read(bytes, file, call.Environment.Cancelled);
        return new PlanFileLog(file, plan, call.Environment.Clock.GetUtcNow(), call.Environment.Cancelled);
    }

    private static LogKind Kind(string path)
    {
        CheckNoFolder(path);
        return LogKinds.Detect(path);
    }

    private static void CheckNoFolder(string path)
    {
        if (Directory.Exists(path)) throw new InvocationException(ExitCode.NoLog, $"'{path}' is a folder. Name a file with --log.");
    }

    private static InvocationException NotALog(string file, LogKind kind) => new(ExitCode.NoLog, kind switch
    {
        LogKind.Missing => $"There is no log '{file}'. Make one with 'milestones init --log {file}', or name another file with --log.",
        LogKind.Empty =>
        $"'{file}' is empty. If it was a log, restore it from a backup; otherwise delete it and run "
        + $"'milestones init --log {file}'.",
        _ => $"'{file}' is neither a SQLite log, nor a log in JSON Lines, nor a plan file. Name another file with --log.",
    });
}
