using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Imports;

// The answer to an import from another program: what it did or would do, then the findings.
internal static class ImportAnswer
{
    public static void Done(Invocation call, string file, string word, Imported imported, ForeignImport.Proposed outcome) =>
        call.Printer.AnswerDone(
            json => Write(json, call, word, imported, outcome),
            () =>
            {
                call.Printer.Line(FormattableString.Invariant(
                    $"Imported {TerminalText.Counted(imported.Events, "event", "events")} into '{call.LogFile}': {Counts(outcome)}. ")
                    + FormattableString.Invariant($"Version {imported.After.Version}."));
                Print(call, file, word, outcome.Findings);
            });

    public static void Dry(Invocation call, string file, string word, Imported imported, ForeignImport.Proposed outcome)
    {
        Movement moved = DifferenceTable.Between(call, imported.Before, imported.After);
        call.Printer.Answer(
            json =>
            {
                Write(json, call, word, imported, outcome);
                json.WriteBoolean("dryRun", true);
                json.Strings("new", ImportVerb.NewNames(imported));
                json.Movement(moved);
            },
            () =>
            {
                call.Printer.Line($"Would import {TerminalText.Counted(imported.Events, "event", "events")} into '{call.LogFile}': "
                    + $"{Counts(outcome)}. Nothing was changed.");
                DifferenceTable.Print(call, moved);
                Print(call, file, word, outcome.Findings);
            });
    }

    public static void Print(Invocation call, string file, string word, ImportFindings findings)
    {
        foreach (string line in Findings.Lines(findings, file, word)) call.Printer.Line(line);
    }

    private static string Counts(ForeignImport.Proposed outcome) =>
        $"{TerminalText.Number(outcome.Added)} added, {TerminalText.Number(outcome.Changed)} changed, "
        + $"{TerminalText.Number(outcome.Unchanged)} unchanged, {TerminalText.Number(outcome.Gone)} gone";

    private static void Write(
        Utf8JsonWriter json, Invocation call, string word, Imported imported, ForeignImport.Proposed outcome)
    {
        json.WriteString("file", call.LogFile);
        json.WriteNumber("events", imported.Events);
        json.WriteNumber("milestones", imported.After.Count);
        json.WriteNumber("version", imported.After.Version);
        json.WriteString("format", word);
        json.WriteString("source", outcome.Source);
        json.WriteNumber("added", outcome.Added);
        json.WriteNumber("changed", outcome.Changed);
        json.WriteNumber("unchanged", outcome.Unchanged);
        json.WriteNumber("gone", outcome.Gone);
        Findings.Write(json, outcome.Findings);
    }
}
