using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class ExportVerb
{
    public static Verb Make(CommandFactory tools) => new Verb(
        tools, "export", "Write the log as JSON Lines, one event per line, verified as it is read.",
        ["milestones export", "milestones export --output backup.jsonl", "milestones export --log plan.json --output plan.jsonl"],
        call =>
        {
            using PlanLog log = call.Open();
            long events = log.Events.LastSequence;
            if (call.OutputFile is not { } file)
            {
                call.Environment.Out.Flush();
                log.Export(call.Environment.Output, call.Environment.Cancelled);
                return ExitCode.Done;
            }

            call.Write(file, output => log.Export(output, call.Environment.Cancelled));
            call.Printer.Answer(
                json =>
                {
                    json.WriteString("file", file);
                    json.WriteNumber("events", events);
                },
                () => call.Printer.Line($"Exported {TerminalText.Counted(events, "event", "events")} to {file}."));
            return ExitCode.Done;
        }).With(tools.Shared.Output);
}
