using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Planning;

namespace MilestoneTracker.Cli.Exports;

// Writes a plan for another program, to standard output or to a file. The same log gives the same bytes, except for dates of a schedule,
// which depend on the day: entries of a calendar have the time of the last change and the identity of the log. What the format could not
// carry is in the answer; on standard error if the plan itself is on standard output.
internal static class PlanOutput
{
    private static readonly string[] Inputs = ["duration", "estimate", "started"];

    public static int Write(Invocation call, PlanLog log, string word, ExportOptions options)
    {
        ExportFormat format = ExportFormats.Of(word)!.Value;
        RegistrySnapshot plan = call.ReadPlan(log);
        options = options with
        {
            Stamp = StampOf(log, plan.Version, call.Environment.Cancelled), Identity = log.Identity ?? "",
            Schedule = format is ExportFormat.Mspdi or ExportFormat.MermaidGantt ? ScheduleOf(call, plan) : null,
        };
        if (call.OutputFile is not { } file)
        {
            call.Environment.Out.Flush();
            ExportReport written = PlanExport.Write(
                plan, new CancellableOutput(call.Environment.Output, call.Environment.Cancelled), format, options);
            foreach (string line in Imports.Findings.Lines(written.Findings))
                Errors.Quietly(call.Environment, TerminalText.Harmless(line) + call.Environment.Error.NewLine);
            return ExitCode.Done;
        }

        ExportReport report = null!;
        call.Write(file, output =>
            report = PlanExport.Write(plan, new CancellableOutput(output, call.Environment.Cancelled), format, options));
        Answer(call, word, file, plan, report);
        return ExitCode.Done;
    }

    private static void Answer(Invocation call, string word, string file, RegistrySnapshot plan, ExportReport report) =>
        call.Printer.Answer(
        json =>
        {
            json.WriteString("file", file);
            json.WriteString("format", word);
            json.WriteNumber("version", plan.Version);
            json.WriteNumber("milestones", report.Milestones);
            json.WriteNumber("dependencies", report.Dependencies);
            Imports.Findings.Write(json, report.Findings);
        },
        () =>
        {
            call.Printer.Line(
                $"Exported {TerminalText.Counted(report.Milestones, "milestone", "milestones")} and "
                + $"{TerminalText.Counted(report.Dependencies, "dependency", "dependencies")} to {file}.");
            foreach (string line in Imports.Findings.Lines(report.Findings)) call.Printer.Line(line);
        });

    private static DateTimeOffset StampOf(PlanLog log, long version, CancellationToken cancelled)
    {
        foreach (AuditEvent e in version == 0 ? [] : log.Events.Read(version, cancelled)) return e.Time;
        return DateTimeOffset.UnixEpoch;
    }

    // Without any duration or actual date, every forecast would be today, which says nothing.
    private static Func<string, ScheduledTime?>? ScheduleOf(Invocation call, RegistrySnapshot plan)
    {
        if (!plan.Milestones.Any(milestone => Inputs.Any(milestone.Fields.ContainsKey))) return null;
        Schedule schedule = ProgressNotice.During(
            call.Environment, "Computing dates", () => Schedule.Compute(plan, call.Environment.Clock.GetUtcNow()));
        return name => schedule.GetMilestone(name) is { } milestone ? new ScheduledTime(milestone.Start, milestone.Finish) : null;
    }
}
