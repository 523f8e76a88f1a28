using System.Text;

namespace MilestoneTracker.Faults;

// What a child tells its parent, a line at a time. A line is one write to the pipe, so that one that has been told is told
// whole, whatever becomes of the child. Safe from any thread.
internal sealed class Says : IDisposable
{
    public const char Separator = '\u001D'; // between the word and what it is about: none of the texts has it

    private readonly Lock _gate = new();
    private readonly Stream _output = Console.OpenStandardOutput();

    public void Word(string word, string about = "")
    {
        byte[] line = Encoding.UTF8.GetBytes(word + Separator + about + "\n");
        lock (_gate) _output.Write(line);
    }

    public void Dispose() => _output.Dispose();

    /// <summary>The next line that was told whole, in two parts; <see langword="null"/> at the end.</summary>
    public static (string Word, string About)? Hear(StreamReader output)
    {
        if (output.ReadLine() is not { } line) return null;
        int separator = line.IndexOf(Separator);
        return separator < 0 ? (line, "") : (line[..separator], line[(separator + 1)..]);
    }
}
