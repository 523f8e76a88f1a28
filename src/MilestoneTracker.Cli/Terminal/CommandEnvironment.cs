using System.Text;

namespace MilestoneTracker.Cli.Terminal;

// Everything that a call has from outside, in one place: the program fills it from the process, a test from what it likes.
internal sealed class CommandEnvironment
{
    public required Stream Input { get; init; }

    public required Stream Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>The folder that file names are relative to. Asked for when there is such a name.</summary>
    public required Func<string> Folder { get; init; }

    /// <summary>Who makes a change where nobody is named; empty where that is not known.</summary>
    public required Func<string> UserName { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The columns of the terminal.</summary>
    public int Width { get; init; } = 80;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public CancellationToken Cancelled { get; init; }

    /// <summary>What is read as text goes here; flushed when the call has ended, and before bytes are written to
    /// <see cref="Output"/>.</summary>
    public TextWriter Out => field ??= new StreamWriter(
        Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Whether colours may be used where nobody asks for them or forbids them (https://no-color.org).</summary>
    public bool MayColor(bool isTerminal) =>
        isTerminal && string.IsNullOrEmpty(Variables.GetValueOrDefault("NO_COLOR")) && Variables.GetValueOrDefault("TERM") is not "dumb";

    public string PathOf(string name) => Path.IsPathFullyQualified(name) ? Path.GetFullPath(name) : Path.GetFullPath(name, Folder());
}
