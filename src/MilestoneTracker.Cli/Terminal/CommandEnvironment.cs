using System.Text;

namespace MilestoneTracker.Cli.Terminal;

// Everything that an invocation takes from the process. The program fills it from the process; a test fills it as it needs.
internal sealed class CommandEnvironment
{
    public required Stream Input { get; init; }

    public required Stream Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths start from. Called only if there is such a path.</summary>
    public required Func<string> Folder { get; init; }

    /// <summary>The default actor of a change; empty if unknown.</summary>
    public required Func<string> UserName { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Asks for the columns of the terminal. Called only for a table: asking writes to the terminal.</summary>
    public Func<int> WidthAsked { get; init; } = () => 80;

    /// <summary>The columns of the terminal.</summary>
    public int Width => WidthAsked();

    /// <summary>The name that Git records for a commit here; empty if there is none. Called only for a change.</summary>
    public Func<string> GitName { get; init; } = () => "";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public CancellationToken Cancelled { get; init; }

    /// <summary>The writer for text; flushed at the end of the invocation, and before bytes are written to <see
    /// cref="Output"/>.</summary>
    public TextWriter Out => field ??= new StreamWriter(
        Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Whether --color auto uses colours (https://no-color.org).</summary>
    public bool MayColor(bool isTerminal) =>
        isTerminal && string.IsNullOrEmpty(Variables.GetValueOrDefault("NO_COLOR")) && Variables.GetValueOrDefault("TERM") is not "dumb";

    public string PathOf(string name) => Path.IsPathFullyQualified(name) ? Path.GetFullPath(name) : Path.GetFullPath(name, Folder());
}
