using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

internal static class InitVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Option<string> name = new("--name") {
            Description =
                "The identity of the log, which is no other log's, such as example.com/plans/2026. A random one where it is not given.",
                HelpName = "IDENTITY" };
        return new Verb(
            tools, "init", "Make a new log, in which nothing is planned yet.",
            ["milestones init --log new.db", "milestones init --log other.db --name example.com/plans/2026"], call =>
        {
            string file = call.LogFile;
            string path = call.Around.PathOf(file);
            BesideLog.Refuse(RealPath.Resolve(path), file, "--log");
            bool isThere = CheckFree(file, path);
            using SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = call.Get(name) });
            if (log.LastSequence > 0) throw new InvocationException(
                ExitCode.Refused,
                $"'{file}' is a log already, with {TerminalText.Counted(log.LastSequence, "event", "events")}. Name another file with "
                + "--log.");
            if (!isThere) call.Keep("The log was made");
            call.Printer.AnswerDone(
                json =>
                {
                    json.WriteString("file", file);
                    json.WriteString("log", log.Identity);
                },
                () => call.Printer.Line(
                    $"{(isThere ? "There is" : "Made")} the log "
                    + $"'{file}'{(LogTitle.From(log.Identity) is { } title ? $", called {title}" : "")}{(isThere ? ", without events" : "")}. Go on with: milestones register NAME"));

            return ExitCode.Done;
        }).With(name);
    }

    // Whether there is a database already, which says itself whether it is a log, and whether it has events.
    private static bool CheckFree(string file, string path)
    {
        LogKind kind = Directory.Exists(path)
            ? throw new InvocationException(ExitCode.NoLog, $"'{path}' is a folder. Name a file with --log.") : LogKinds.Detect(path);
        if (kind is LogKind.Missing or LogKind.Sqlite) return kind == LogKind.Sqlite;
        throw new InvocationException(ExitCode.Refused, kind == LogKind.Empty
            ? $"'{file}' is there and empty. Where it was a log, restore it from a backup; where it is of no use, delete it, and then "
                + "run this again."
            : $"'{file}' is there, and is something else. Name another file with --log.");
    }
}
