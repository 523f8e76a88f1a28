using Microsoft.Extensions.Time.Testing;
using System.Text;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Tests;

/// <summary>How a call ended, and what it wrote.</summary>
internal sealed record Answer(int Exit, string Out, string Error);

// The command in this process, in a folder of its own, with a clock that stands and a user that is always ada.
internal sealed class CliRunner : IDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public string Folder { get; } = Directory.CreateTempSubdirectory("milestones-test-").FullName;

    public bool IsTerminal { get; set; }

    public int Width { get; set; } = 100;

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal) { ["TERM"] = "xterm-256color" };

    public TimeProvider Clock { get; set; } = new FakeTimeProvider(Morning);

    public CancellationToken Cancelled { get; set; }

    public string Input { get; set; } = "";

    public string User { get; set; } = "ada";

    /// <summary>What Git records for a commit; empty for nothing.</summary>
    public string GitName { get; set; } = "";

    /// <summary>How often the width of the terminal was asked for.</summary>
    public int WidthAsked { get; private set; }

    /// <summary>What is asked for the current folder and for the user in place of these.</summary>
    public Func<string>? FolderAsked { get; set; }

    public Func<string>? UserAsked { get; set; }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Called whenever something is written to the standard output.</summary>
    public Action Wrote { get; set; } = () => { };

    public Answer Run(params string[] words)
    {
        using HeardStream output = new(Wrote);
        using StringWriter error = new() { NewLine = "\n" };
        using MemoryStream input = new(Encoding.UTF8.GetBytes(Input));
        int exit = Root.Run(words, Around(input, output, error, Cancelled));
        return new Answer(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs a call that must succeed, and answers with what it wrote.</summary>
    public string Say(params string[] words)
    {
        Answer answer = Run(words);
        return answer.Exit == 0
            ? answer.Out : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {answer.Exit}: {answer.Error}");
    }

    /// <summary>A plan in a log: Release needs API and Manual; API needs Schema, which is completed, and Login, which is blocked.</summary>
    public CliRunner WithPlan(string file = "milestones.db")
    {
        Say("init", "--log", file, "--name", "example.com/plan");
        Say("register", "Schema", "--component", "database", "--log", file);
        Say("register", "Login", "--component", "backend", "--component", "frontend", "--log", file);
        Say("register", "API", "--component", "backend", "--log", file);
        Say("register", "Manual", "--component", "docs", "--log", file);
        Say("register", "Release", "--component", "backend", "--component", "docs", "--component", "frontend", "--log", file);
        Say("depend", "API", "Schema", "Login", "--log", file);
        Say("depend", "Release", "API", "Manual", "--log", file);
        Say("status", "Schema", "completed", "--reason", "migrated", "--log", file);
        Say("status", "Login", "blocked", "--as", "grace", "--reason", "waits for a certificate", "--log", file);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public CommandEnvironment Around(Stream input, Stream output, TextWriter error, CancellationToken cancelled) => new()
    {
        Input = input, Output = output, Error = error,
        Folder = FolderAsked ?? (() => Folder), UserName = UserAsked ?? (() => User),
        Variables = Variables, OutputIsTerminal = IsTerminal, ErrorIsTerminal = IsTerminal,
        Clock = Clock, Cancelled = cancelled, GitName = () => GitName,
        WidthAsked = () =>
        {
            WidthAsked++;
            return Width;
        },
    };

    private sealed class HeardStream(Action wrote) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            wrote();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            wrote();
        }
    }
}
