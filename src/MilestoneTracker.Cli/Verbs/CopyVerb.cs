using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

// Copies a whole log, event by event and verified, into a new file of either kind. The bytes of the events stay as they are, so hashes,
// root and checkpoints do too.
internal static class CopyVerb
{
    private static readonly string[] LinesExtensions = [".jsonl", ".ndjson"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> from = new("FROM") { Description = "The log: SQLite or JSON Lines." };
        Argument<string> to = new("TO")
        {
            Description = "The new file: JSON Lines if it ends with .jsonl or .ndjson, otherwise SQLite. It must not exist.",
        };
        return new Verb(
            tools, "copy", "Copy a whole log into a new file, from SQLite to JSON Lines or back, verified and byte for byte.",
            ["milestones copy milestones.db copy.jsonl", "milestones copy milestones.db copy.db"],
            call => Run(call, call.Get(from), call.Get(to))).With(from, to);
    }

    private static int Run(Invocation call, string from, string to)
    {
        string path = call.Environment.PathOf(to);
        if (Path.Exists(path)) throw new InvocationException(ExitCode.Refused, $"'{to}' already exists. Name a new file.");
        CompanionFiles.Refuse(path, to, "TO");
        using PlanLog log = call.Open(from);
        if (log.IsWrittenDown || log.Identity is not { } identity)
            throw new InvocationException(
                ExitCode.NoLog, $"'{from}' is not a log. To make a log of a plan file, import it: milestones import {from}");
        long last = log.Events.LastSequence; // of whole changes: what others append from now on is not copied
        bool isLines = LinesExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
        if (isLines && last == 0) throw new InvocationException(
            ExitCode.Refused, $"'{from}' has no events, and a file in JSON Lines needs one to be a log. Name a file that ends with .db.");
        if (!isLines) CheckNothingLeft(path, to);
        IEnumerable<AuditEvent> events = log.Events.Read(1, call.Environment.Cancelled).TakeWhile(next => next.Sequence <= last);
        ProgressNotice.During(call.Environment, "Copying the log", () =>
        {
            if (isLines) OutputFile.Write(call.Environment, path, output =>
                LedgerLines.Write(events, new LedgerChain(identity), output, call.Environment.Cancelled));
            else WriteDatabase(call, events, identity, path);
        });
        call.Complete($"'{to}' was written");
        call.Printer.Answer(
            json =>
            {
                json.WriteString("file", to);
                json.WriteNumber("events", last);
            },
            () => call.Printer.Line($"Copied {TerminalText.Counted(last, "event", "events")} to {to}."));
        return ExitCode.Done;
    }

    // SQLite would take what is left of a deleted log for a part of the new one.
    private static void CheckNothingLeft(string path, string to)
    {
        foreach (string end in (string[])["-wal", "-journal"])
            if (Path.Exists(path + end)) throw new InvocationException(
                ExitCode.Refused, $"'{to}{end}' is left of another log. Name another file, or delete it if that log is not needed.");
    }

    // Under another name until it is whole: a log that lacks its end would verify.
    private static void WriteDatabase(Invocation call, IEnumerable<AuditEvent> events, string identity, string path)
    {
        string part = Unused(path);
        try
        {
            using (SqliteAuditLog copy = SqliteAuditLog.Open(part, new SqliteAuditLogOptions { Identity = identity }))
            {
                LogCopy.Run(events, copy, call.Environment.Cancelled);
            }

            if (File.Exists(part + "-wal")) throw new IOException($"'{path}' could not be completed: the disk may be full.");
            File.Move(part, path);
        }
        finally
        {
            foreach (string left in new[] { part, part + "-wal", part + "-shm" }) File.Delete(left);
        }
    }

    private static string Unused(string path)
    {
        for (int number = 1; ; number++)
        {
            string part = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.part{number}");
            if (!Path.Exists(part)) return part;
        }
    }
}
