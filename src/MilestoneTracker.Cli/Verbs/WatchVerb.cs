using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Events;

namespace MilestoneTracker.Cli.Verbs;

// Prints changes as other programs append them, each once and in order, from the log and not from notifications: so nothing is missed.
internal static class WatchVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Option<long?> after = new("--after")
        {
            Description = "The last event that is not printed, such as the last one of an earlier run; default: the last one now.",
            HelpName = "VERSION",
        };
        Option<int?> count = new("--count") { Description = "End after so many changes; default: only when interrupted.", HelpName = "N" };
        return new Verb(
            tools, "watch", "Print the changes that other programs make to the plan, as they come; with --json one line for each.",
            ["milestones watch --count 1 --after 0", "milestones watch --after 0 --count 2 --json"],
            call => Run(call, call.Get(after), call.Get(count))).With(after, count);
    }

    private static int Run(Invocation call, long? after, int? count)
    {
        if (count < 1) throw new InvocationException(ExitCode.Usage, $"--count is {count}, but must be at least 1.");
        if (after < 0) throw new InvocationException(ExitCode.Usage, $"--after is {after}, but must be at least 0.");
        using PlanLog log = call.Open();
        if (log.Follow() is not { } registry) throw new InvocationException(
            ExitCode.NoLog, $"'{log.File}' cannot be followed. Only a log in SQLite, in a folder that can be written to, can.");
        long version = registry.Current.Version;
        if (after > version) throw new InvocationException(
            ExitCode.Refused, FormattableString.Invariant($"There is no version {after}: the log has versions 0 to {version}."));
        using MisplacedFile misplaced = new(registry, call.Environment.Cancelled);
        try
        {
            Print(call, registry.ReadChangesAsync(after ?? version, misplaced.Token).ToBlockingEnumerable(misplaced.Token), count);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (misplaced.Failure is not null)
        {
            // Reported below.
        }

        throw misplaced.Failure!;
    }

    private static void Print(Invocation call, IEnumerable<ImmutableArray<AuditEvent>> changes, int? count)
    {
        int printed = 0;
        foreach (ImmutableArray<AuditEvent> change in changes)
        {
            if (call.IsJson) PrintJson(call, change);
            else Print(call, change);
            call.Environment.Out.Flush(); // whoever reads from a pipe has it now
            if (++printed == count) break;
        }
    }

    private static void Print(Invocation call, ImmutableArray<AuditEvent> change)
    {
        foreach (AuditEvent e in change) call.Printer.Line(TerminalText.OnOneLine(e.ToString()));
    }

    private static void PrintJson(Invocation call, ImmutableArray<AuditEvent> change)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteNumber("version", change[^1].Sequence);
            json.Objects("events", change, e => EventJson.Write(json, e));
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        call.Environment.Out.Flush();
        line.WriteTo(call.Environment.Output);
        call.Environment.Output.Flush();
    }
}
