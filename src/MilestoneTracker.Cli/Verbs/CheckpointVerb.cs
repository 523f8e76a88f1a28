using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Cli.Verbs;

// A checkpoint after C2SP tlog-checkpoint, signed as a C2SP note where keys are given, and the key to sign with. What is signed was
// verified just
// before, so that nobody vouches for a log that was changed: O(bytes). A new key is written to a file that only its owner may read,
// and never over another. The tool keeps no keys, and knows no signatures but ECDSA on P-256.
internal static class CheckpointVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Option<string[]> keyFiles = new("--key-file") {
            Description = "Sign with this key, a PEM file with a private key on P-256; may be given several times.", HelpName = "FILE",
                AllowMultipleArgumentsPerToken = false };
        Option<string> keyName = new("--key-name") {
            Description = "Who signs: the name in the signature. The identity of the log where it is not given.", HelpName = "NAME" };
        Option<string> newKey = new("--new-key") {
            Description = "Make a key in a new file instead, and write the public half, which is to be published.", HelpName = "FILE" };
        return new Verb(
            tools, "checkpoint",
            "Write what the log is at this moment, in three lines, signed where a key is given: to be kept where whoever can write the "
            + "log cannot.",
            ["milestones checkpoint --output kept.txt", "milestones checkpoint --new-key signer.pem --key-name example.com/ada",
                "milestones checkpoint --key-file key.pem --key-name example.com/ada --output signed.txt"],
            call =>
            {
                using PlanLog log = call.Open();
                if (call.Get(newKey) is { } file) return MakeKey(call, file, call.Get(keyName) ?? log.GetCheckpoint().Origin);
                Checkpoint checkpoint = Verified(call, log);
                string text = call.Get(keyFiles) is { Length: > 0 } files
                    ? Sign(call, checkpoint, files, call.Get(keyName) ?? checkpoint.Origin)
                    : checkpoint.ToString();
                if (call.OutputFile is { } output) call.Write(output, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
                Answer(call, checkpoint, text);
                return ExitCode.Done;
            }).With(keyFiles, keyName, newKey, tools.Shared.Output);
    }

    // A log that was changed is not vouched for: what is signed has been verified just before.
    private static Checkpoint Verified(Invocation call, PlanLog log)
    {
        Checkpoint checkpoint = log.GetCheckpoint();
        VerificationResult report =
            ProgressNotice.During(call.Around, "Verifying the log", () => log.Verify(checkpoint, call.Around.Cancelled));
        return report.IsValid ? checkpoint
            : throw new InvocationException(
                ExitCode.NotValid, $"{report}\nA log that is not valid gets no checkpoint. Restore it from a backup.");
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
                byte[] pem = InputFile.Read(call.Around.PathOf(file), file, InputFile.MaxOfNote, call.Around.Cancelled);
                key.ImportFromPem(Encoding.UTF8.GetString(pem));
            }

            return checkpoint.Sign([.. keys.Select(key => new EcdsaNoteSigner(name, key))]);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new InvocationException(
                ExitCode.Refused,
                $"The checkpoint cannot be signed: {Failure.WithoutParameter(e)}\nA key file is PEM with a private key on P-256 "
                + "('milestones checkpoint --new-key FILE' makes one); a name of a key has no spaces and no plus sign (--key-name).");
        }
        finally
        {
            foreach (ECDsa key in keys) key.Dispose();
        }
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
                $"'{name}' can be no name of a key: {Failure.WithoutParameter(e)}\nGive one with --key-name, without spaces and plus signs.");
        }

        string path = call.Around.PathOf(file);
        BesideLog.Refuse(RealPath.Resolve(path), file, "--new-key");
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (FileStream output = new(path, options)) output.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        call.Keep($"The key was written to '{file}'");
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
                else call.Around.Out.Write(text);
            });
    }
}
