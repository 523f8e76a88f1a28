using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Logs;

// Opens what was named by --log, or says what it is and what to do. Nothing makes a log but 'init' and 'import', and nothing takes
// an emptied file for one.
internal static class LogFile
{
    public static PlanLog OpenToRead(Call call)
    {
        string file = call.LogFile;
        string path = call.Around.PathOf(file);
        return Kind(path) switch
        {
            LogKind.Sqlite => SqlitePlan.Open(file, path, log => OpenRegistry(log, call, new MilestoneRegistryOptions()), maySave: call.UsesSavedState, call.Around.Cancelled),
            LogKind.Lines => new LinesPlan(file, path, call.Around.Cancelled),
            LogKind.Plan => new FilePlan(file, PlanReader.Read(File.ReadAllBytes(path), file, call.Around.Cancelled), call.Around.Clock.GetUtcNow(), call.Around.Cancelled),
            LogKind kind => throw NotALog(file, kind),
        };
    }

    public static SqliteAuditLog OpenToChange(Call call)
    {
        string file = call.LogFile;
        string path = call.Around.PathOf(file);
        return Kind(path) switch
        {
            LogKind.Sqlite => SqliteAuditLog.Open(path),
            LogKind.Lines => throw new CallException(ExitCode.NoLog, $"'{file}' is a log as JSON Lines, which is only read. To change the plan, import it: milestones import {file} --log plan.db"),
            LogKind.Plan => throw new CallException(ExitCode.NoLog, $"'{file}' is a plan file, which is only read. To change the plan, edit the file, or import it: milestones import {file} --log plan.db"),
            LogKind kind => throw NotALog(file, kind),
        };
    }

    /// <summary>The registry of a log: from the saved state, or from the first event where that is wanted.</summary>
    public static MilestoneRegistry OpenRegistry(SqliteAuditLog log, Call call, MilestoneRegistryOptions options) =>
        Terminal.Patience.During(call.Around, "Reading the log", () => call.UsesSavedState ? log.OpenRegistry(options, call.Around.Cancelled) : MilestoneRegistry.Open(log, options, call.Around.Cancelled));

    private static LogKind Kind(string path)
    {
        if (Directory.Exists(path)) throw new CallException(ExitCode.NoLog, $"'{path}' is a folder. Name a file with --log.");
        return LogKinds.Of(path);
    }

    private static CallException NotALog(string file, LogKind kind) => new(ExitCode.NoLog, kind switch
    {
        LogKind.Missing => $"There is no log '{file}'. Make one with 'milestones init --log {file}', or name another file with --log.",
        LogKind.Empty => $"'{file}' is empty, and no log. Where it should be one, restore it from a backup; where it is of no use, delete it and run 'milestones init --log {file}'.",
        _ => $"'{file}' is neither a log in SQLite, nor a log as JSON Lines, nor a plan file. Name another file with --log.",
    });
}
