using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Cli.Verbs;

// Writes a C2SP tlog-checkpoint, signed as a C2SP note if keys are given, or creates a key. The log is verified just before, so that no
// changed log is signed: O(bytes). A new key is written to a file that only its owner may read, and never over another file. The tool
// stores no keys and knows only ECDSA on P-256.
internal static class CheckpointVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Option<string[]> keyFiles = new("--key-file") {
            Description = "Sign with this key, a PEM file with a private key on P-256; may be given several times.", HelpName = "FILE",
                AllowMultipleArgumentsPerToken = false };
        Option<string> keyName = new("--key-name") {
            Description = "The name of the signer in the signature (default: the identity of the log).", HelpName = "NAME" };
        Option<string> newKey = new("--new-key") {
            Description = "Create a key in a new file instead, and write its public half, for you to publish.", HelpName = "FILE" };
        return new Verb(
            tools, "checkpoint",
            "Write a checkpoint of the log, in three lines, signed if a key is given. Keep it where those who can write the log cannot.",
            ["milestones checkpoint --output kept.txt", "milestones checkpoint --new-key signer.pem --key-name example.com/ada",
                "milestones checkpoint --key-file key.pem --key-name example.com/ada --output signed.txt"],
            call =>
            {
                if (call.Get(newKey) is { } file) return MakeKey(call, file, call.Get(keyName) ?? NameFromLog(call));
                using PlanLog log = call.Open();
                Checkpoint checkpoint = Verified(call, log);
                string text = call.Get(keyFiles) is { Length: > 0 } files
                    ? Sign(call, checkpoint, files, call.Get(keyName) ?? checkpoint.Origin)
                    : checkpoint.ToString();
                if (call.OutputFile is { } output) call.Write(output, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
                Answer(call, checkpoint, text);
                return ExitCode.Done;
            }).With(keyFiles, keyName, newKey, tools.Shared.Output);
    }

    private static Checkpoint Verified(Invocation call, PlanLog log)
    {
        Checkpoint checkpoint = log.GetCheckpoint();
        VerificationResult report =
            ProgressNotice.During(call.Environment, "Verifying the log", () => log.Verify(checkpoint, call.Environment.Cancelled));
        return report.IsValid ? checkpoint
            : throw new InvocationException(
                ExitCode.NotValid, $"{report}\nNo checkpoint is written for a log that is not valid. Restore it from a backup.");
    }

    private static string Sign(Invocation call, Checkpoint checkpoint, string[] files, string name)
    {
        List<ECDsa> keys = [];
        try
        {
            foreach (string file in files)
            {
                ECDsa key = ECDsa.Create();
                keys.Add(key);
                byte[] pem = InputFile.Read(call.Environment.PathOf(file), file, InputFile.MaxOfNote, call.Environment.Cancelled);
                key.ImportFromPem(Encoding.UTF8.GetString(pem));
            }

            return checkpoint.Sign([.. keys.Select(key => new EcdsaNoteSigner(name, key))]);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new InvocationException(
                ExitCode.Refused,
                $"The checkpoint cannot be signed: {Failure.WithoutParameter(e)}\nA key file is PEM with a private key on P-256 "
                + "('milestones checkpoint --new-key FILE' makes one); the name of a key (--key-name) has no spaces or plus signs.");
        }
        finally
        {
            foreach (ECDsa key in keys) key.Dispose();
        }
    }

    // A key needs no log, but a name, which is the identity of the log unless another one is given.
    private static string NameFromLog(Invocation call)
    {
        if (!File.Exists(call.Environment.PathOf(call.LogFile)))
            throw new InvocationException(
                ExitCode.NoLog, $"There is no log '{call.LogFile}' that the key could be named after. Name the key with --key-name.");
        using PlanLog log = call.Open();
        return log.GetCheckpoint().Origin;
    }

    private static int MakeKey(Invocation call, string file, string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string published;
        try
        {
            published = new EcdsaNoteVerifier(name, key).ToString();
        }
        catch (ArgumentException e)
        {
            throw new InvocationException(
                ExitCode.Refused,
                $"'{name}' cannot be the name of a key: {Failure.WithoutParameter(e)}\n"
                + "Give one with --key-name, without spaces or plus signs.");
        }

        string path = call.Environment.PathOf(file);
        CompanionFiles.Refuse(RealPath.Resolve(path), file, "--new-key");
        if (File.Exists(path) || Directory.Exists(path))
            throw new InvocationException(ExitCode.Refused, $"'{file}' exists, and a key is never written over it. Name another file.");
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (FileStream output = new(path, options)) output.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        call.Complete($"The key was written to '{file}'");
        call.Printer.AnswerDone(
            json =>
            {
                json.WriteString("file", file);
                json.WriteString("key", published);
            },
            () => call.Printer.Line(published));
        return ExitCode.Done;
    }

    private static void Answer(Invocation call, Checkpoint checkpoint, string text)
    {
        call.Printer.Answer(
            json =>
            {
                json.WriteString("origin", checkpoint.Origin);
                json.WriteNumber("size", checkpoint.Size);
                json.WriteString("root", checkpoint.Root.ToString());
                json.WriteString("note", text);
                json.WriteString("file", call.OutputFile);
            },
            () =>
            {
                if (call.OutputFile is { } file)
                    call.Printer.Line($"Checkpoint of {TerminalText.Counted(checkpoint.Size, "event", "events")} written to {file}.");
                else call.Environment.Out.Write(text);
            });
    }
}
