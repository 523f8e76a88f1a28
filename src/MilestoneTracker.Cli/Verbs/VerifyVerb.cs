using System.CommandLine;
using System.Text.Json;
using System.Text;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Cli.Verbs;

// Verifies the whole log and reports the result; the exit code is 0 only for a valid log.
internal static class VerifyVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Option<string> checkpoint = new("--checkpoint") {
            Description = "A checkpoint of this log that was kept elsewhere; the log must continue it.", HelpName = "FILE" };
        Option<string[]> keys = new("--key") {
            Description =
                "A key (name+id+base64) that must have signed the checkpoint; may be given several times. Without a key, only a "
                + "checkpoint without signatures is accepted.", HelpName = "VKEY", AllowMultipleArgumentsPerToken = false };
        return new Verb(
            tools, "verify",
            "Verify the whole log: every event and hash, that the events make a plan, and that the log continues a checkpoint.",
            ["milestones verify", "milestones verify --checkpoint kept.txt", "milestones verify --log ledger.jsonl --json"], call =>
        {
            Checkpoint? kept = call.Get(checkpoint) is { } file ? Read(call, file, call.Get(keys) ?? []) : null;
            if (kept is null && call.Has(keys))
                throw new InvocationException(ExitCode.Usage, "--key needs --checkpoint. Add it, or leave --key out.");
            using PlanLog log = call.Open();
            VerificationResult report =
                ProgressNotice.During(call.Environment, "Verifying the log", () => log.Verify(kept, call.Environment.Cancelled));
            call.Printer.Answer(json => Json(json, report), () => PrintResult(call, report, kept));
            return report.IsValid ? ExitCode.Done : ExitCode.NotValid;
        }).With(checkpoint, keys);
    }

    private static Checkpoint Read(Invocation call, string file, string[] keys)
    {
        byte[] note = InputFile.Read(call.Environment.PathOf(file), file, InputFile.MaxOfNote, call.Environment.Cancelled);
        // A signed one has an empty line before its signatures, each of which begins with a dash.
        bool isSigned = note.AsSpan().IndexOf("\n\u2014 "u8) >= 0;
        if (AddedBytes.Describe(note, mayHaveEmptyLines: isSigned) is { } added) throw NotAsWritten(file, $"It has {added}.");
        try
        {
            return Parse(note, file, keys);
        }
        catch (NoteException e) when (e.Problem == NoteProblem.Malformed)
        {
            throw NotAsWritten(file, e.Message);
        }
    }

    private static InvocationException NotAsWritten(string file, string fault) => new(
        ExitCode.NoLog,
        $"'{file}' is not a checkpoint as it was written: {fault}\nThe log was not verified. Name a checkpoint with exactly the bytes "
        + "that were written.");

    private static Checkpoint Parse(byte[] note, string file, string[] keys)
    {
        if (keys.Length > 0) return Checkpoint.Open(note, [.. keys.Select(Key)]);
        string text = Encoding.UTF8.GetString(note);
        return text.Contains("\n\n", StringComparison.Ordinal)
            ? throw new InvocationException(ExitCode.Usage, $"'{file}' is signed. Give a key that you trust with --key VKEY.")
            : Checkpoint.Parse(text);
    }

    private static INoteVerifier Key(string text)
    {
        try
        {
            return EcdsaNoteVerifier.Parse(text);
        }
        catch (FormatException e)
        {
            throw new InvocationException(ExitCode.Usage, e.Message);
        }
    }

    private static void PrintResult(Invocation call, VerificationResult report, Checkpoint? kept)
    {
        if (!report.IsValid)
        {
            // The log itself is valid.
            bool isOfAnother = kept is not null && report.Identity is not null && kept.Origin != report.Identity;
            string advice = isOfAnother ? "Name a checkpoint of this log with --checkpoint, or the other log with --log."
                : "Restore the log from a backup that is older than that event.";
            throw new InvocationException(ExitCode.NotValid, $"{Failure.WithoutOption(report.ToString())}\n{advice}");
        }

        call.Printer.Line(new Cell("valid", Tone: Tone.Good), ": " + report);
    }

    private static void Json(Utf8JsonWriter json, VerificationResult report)
    {
        json.WriteBoolean("valid", report.IsValid);
        json.WriteString("log", report.Identity);
        json.WriteNumber("events", report.Events);
        json.WriteString("root", report.Root?.ToString());
        json.WriteNumber("vouchedTo", report.CoveredUpTo);
        if (report.FailedAt is { } at) json.WriteNumber("faultAt", at);
        else json.WriteNull("faultAt");
        json.WriteString("fault", report.Fault);
        json.WriteStartArray("clockSetbacks");
        foreach (long sequence in report.ClockSetbacks) json.WriteNumberValue(sequence);
        json.WriteEndArray();
    }
}
