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
                "A unique identity for the log, such as example.com/plans/2026 (default: a random one).",
                HelpName = "IDENTITY" };
        return new Verb(
            tools, "init", "Create a new, empty log.",
            ["milestones init --log new.db", "milestones init --log other.db --name example.com/plans/2026"], call =>
        {
            string file = call.LogFile;
            string path = call.Environment.PathOf(file);
            CompanionFiles.Refuse(RealPath.Resolve(path), file, "--log");
            bool isThere = CheckFree(file, path);
            using SqliteAuditLog log = SqliteAuditLog.Open(
                path, new SqliteAuditLogOptions { Identity = call.Get(name) }, call.Environment.Cancelled);
            if (log.LastSequence > 0) throw new InvocationException(
                ExitCode.Refused,
                $"'{file}' is a log already, with {TerminalText.Counted(log.LastSequence, "event", "events")}. Name another file with "
                + "--log.");
            Actors? actor = Actors.Choose(named: null, call.Environment);
            if (!isThere) call.Complete("The log was made");
            call.Printer.AnswerDone(
                json =>
                {
                    json.WriteString("file", file);
                    json.WriteString("log", log.Identity);
                    json.WriteString("actor", actor?.Name);
                },
                () =>
                {
                    call.Printer.Line(
                        $"{(isThere ? "Found" : "Made")} the log "
                        + $"'{file}'{(LogTitle.From(log.Identity) is { } title ? $", called {title}" : "")}"
                        + $"{(isThere ? ", without events" : "")}. Go on with: milestones register NAME");
                    if (!isThere) call.Printer.Line(WhoIsNamed(actor));
                });

            return ExitCode.Done;
        }).With(name);
    }

    // Said once, because it cannot be taken back: what a log has stays in it.
    private static string WhoIsNamed(Actors? actor) => actor is null
        ? $"No change names who made it, unless you say so with --as or {Actors.Variable}."
        : $"Each change names who made it, for good: {actor.Name} ({actor.Source}), unless you say otherwise with --as or "
            + $"{Actors.Variable}.";

    // Whether a database exists already; opening it tells whether it is a log and has events.
    private static bool CheckFree(string file, string path)
    {
        LogKind kind = Directory.Exists(path)
            ? throw new InvocationException(ExitCode.NoLog, $"'{path}' is a folder. Name a file with --log.") : LogKinds.Detect(path);
        if (kind is LogKind.Missing or LogKind.Sqlite) return kind == LogKind.Sqlite;
        throw new InvocationException(ExitCode.Refused, kind == LogKind.Empty
            ? $"'{file}' exists and is empty. If it was a log, restore it from a backup; otherwise delete it and "
                + "run this again."
            : $"'{file}' exists and is not a log. Name another file with --log.");
    }
}
