using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger;

// The head of a log after C2SP tlog-checkpoint v1 (https://c2sp.org/tlog-checkpoint): the text of a note, of at least three lines,
// none of them empty. The text of a checkpoint and the checkpoint are the same thing: Parse takes what ToString writes and nothing
// else, so what was signed can be written again from the values.

/// <summary>What a log says of itself at one moment: which log it is, how many leaves it has, and the root of its tree. Published
/// as a signed note.</summary>
/// <remarks>
/// After <see href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</see> v1. Immutable; two are equal where all they say is equal.
/// A log signs no checkpoint that does not continue all that it has signed before. That the key belongs to the log is for who
/// opens it to know: give the keys of that log only, and compare <see cref="Origin"/>.
/// </remarks>
[DebuggerDisplay("{Origin,nq} at {Size}")]
public sealed record Checkpoint
{
    private const int LinesAtLeast = 3;

    /// <summary>Says what the log is at.</summary>
    /// <param name="origin">Which log: one line that is not empty, of well-formed text without ASCII control characters. Any name
    /// that a milestone can have will do.</param>
    /// <param name="size">How many leaves, from 0.</param>
    /// <param name="root">The root of the tree at that size.</param>
    /// <param name="extensions">More lines, under the rules of <paramref name="origin"/>. Better none: nobody can check what they
    /// say.</param>
    /// <exception cref="ArgumentException">The origin or an extension breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    public Checkpoint(string origin, long size, LedgerHash root, IEnumerable<string>? extensions = null)
    {
        if (size < 0) throw new ArgumentOutOfRangeException(nameof(size), size, "A tree has no leaves or more.");
        Origin = CheckedLine(origin, nameof(origin));
        Size = size;
        Root = root;
        Extensions = extensions is null ? [] : [.. extensions.Select(line => CheckedLine(line, nameof(extensions)))];
    }

    /// <summary>Which log: the line that is the same in all its checkpoints, and in no other log's.</summary>
    public string Origin { get; }

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; }

    /// <summary>The root of the tree at this size.</summary>
    public LedgerHash Root { get; }

    /// <summary>The lines after the root, which mean what the log says they mean; usually none.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>Reads the text of a checkpoint, which has no signatures: from a note that was opened, for example.</summary>
    /// <param name="text">Lines that each end in a line feed: origin, size without leading zeros, base64 of a root of 32 bytes, and
    /// extensions.</param>
    /// <exception cref="NoteException">It is not such a text; the message says what is wrong. <see cref="NoteException.Problem"/>
    /// is <see cref="NoteProblem.Malformed"/>.</exception>
    public static Checkpoint Parse(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (NoteFormat.FaultOf(text) is { } fault) throw NoteException.NotACheckpoint(fault);
        string[] lines = text.Split('\n');
        int count = lines.Length - 1; // after the last line feed there is nothing
        if (lines[count].Length > 0) throw NoteException.NotACheckpoint("its last line does not end in a line feed.");
        if (count < LinesAtLeast) throw NoteException.NotACheckpoint(
            $"it has {count.ToString(CultureInfo.InvariantCulture)} lines, fewer than the three for origin, size and root.");
        int empty = Array.IndexOf(lines, "", 0, count);
        if (empty >= 0)
            throw NoteException.NotACheckpoint(
                $"line {(empty + 1).ToString(CultureInfo.InvariantCulture)} is empty. Where signatures follow, this is a whole note: "
                + "open it.");

        return new Checkpoint(lines[0], SizeOf(lines[1]), RootOf(lines[2]), lines.Skip(LinesAtLeast).Take(count - LinesAtLeast));
    }

    /// <summary>Opens a signed note whose text is a checkpoint. Where the signatures matter too, open the note with
    /// <see cref="SignedNote"/> and parse its text.</summary>
    /// <param name="note">The note as it was published.</param>
    /// <param name="verifiers">The keys of the log that is meant, or of witnesses whose word is enough. One valid signature by any
    /// of them will do, and no invalid one.</param>
    /// <exception cref="NoteException">It is no signed note, a signature by a known key is invalid, no known key has signed it, or
    /// its text is no checkpoint. Do not use it.</exception>
    /// <exception cref="ArgumentException">A key's name breaks a rule, or two keys have the same name and id.</exception>
    public static Checkpoint Open(string note, params INoteVerifier[] verifiers) => Parse(SignedNote.Open(note, verifiers).Text);

    /// <summary>Opens a signed note, as UTF-8, whose text is a checkpoint.</summary>
    /// <param name="note">The bytes as they were published.</param>
    /// <param name="verifiers">The keys of the log that is meant, or of witnesses whose word is enough. One valid signature by any
    /// of them will do, and no invalid one.</param>
    /// <exception cref="NoteException">It is no signed note, a signature by a known key is invalid, no known key has signed it, or
    /// its text is no checkpoint. Do not use it.</exception>
    /// <exception cref="ArgumentException">A key's name breaks a rule, or two keys have the same name and id.</exception>
    public static Checkpoint Open(byte[] note, params INoteVerifier[] verifiers) => Parse(SignedNote.Open(note, verifiers).Text);

    /// <summary>The checkpoint as a signed note, to be published as UTF-8. Sign only what continues all that the log has signed
    /// before.</summary>
    /// <param name="signers">1 to 100 keys, no two with the same name and id. By convention the first has the origin for its name,
    /// where that can be a name of a key.</param>
    /// <exception cref="ArgumentException">A name of a key breaks a rule, the keys are none, too many or not distinct, or the note
    /// would have more than 1,048,576 bytes.</exception>
    /// <exception cref="InvalidOperationException">A signer gave no signature.</exception>
    public string Sign(params INoteSigner[] signers) => SignedNote.Sign(ToString(), signers).ToString();

    /// <summary>Whether the other says the same: origin, size, root and extensions.</summary>
    /// <param name="other">The checkpoint to compare with.</param>
    public bool Equals(Checkpoint? other) =>
        other is not null && Origin == other.Origin
        && Size == other.Size && Root == other.Root && Extensions.SequenceEqual(other.Extensions, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode() ^ Size.GetHashCode();

    /// <summary>The text of the checkpoint, which is what is signed: three lines and one for each extension, each with a line feed
    /// at its end.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Origin).Append('\n');
        text.Append(Size.ToString(CultureInfo.InvariantCulture)).Append('\n');
        text.Append(Convert.ToBase64String(Root.ToArray())).Append('\n');
        foreach (string line in Extensions) text.Append(line).Append('\n');
        return text.ToString();
    }

    private static string CheckedLine(string line, string parameter)
    {
        if (line is null) throw new ArgumentNullException(parameter);
        if (line.Length == 0) throw new ArgumentException("A line of a checkpoint is not empty.", parameter);
        if (line.IndexOf('\n') is >= 0 and int index)
            throw new ArgumentException(
                $"The line has a line feed at index {index.ToString(CultureInfo.InvariantCulture)}, so it is more than one.", parameter);
        return NoteFormat.FaultOf(line) is { } fault
            ? throw new ArgumentException("The line cannot be in a checkpoint: " + fault, parameter) : line;
    }

    private static long SizeOf(string line) =>
        (line.Length == 1 || line[0] != '0') && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            ? size
            : throw NoteException.NotACheckpoint(
                "line 2 is not a size in decimal digits without leading zeros, of at most 9,223,372,036,854,775,807.");

    private static LedgerHash RootOf(string line)
    {
        byte[] root = NoteFormat.FromBase64(line) ?? throw NoteException.NotACheckpoint("line 3 is not base64 (RFC 4648, section 4).");
        return root.Length == LedgerHash.Length
            ? new LedgerHash(root)
            : throw NoteException.NotACheckpoint(
                $"the root on line 3 has {root.Length.ToString(CultureInfo.InvariantCulture)} bytes, where SHA-256 has 32.");
    }
}
