using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger;

// The head of a log as defined by C2SP tlog-checkpoint v1 (https://c2sp.org/tlog-checkpoint): the text of a note with at least three
// lines, none of them empty. Each checkpoint has one text: Parse accepts what ToString writes and nothing else, so the signed text can
// be written again from the values.

/// <summary>The state of a log at one moment: the origin of the log, its number of leaves, and the root of its tree. Published as a
/// signed note.</summary>
/// <remarks>
/// Follows <see href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</see> v1. Immutable, with value equality. A log must sign
/// only checkpoints that continue every checkpoint it has signed before. A checkpoint does not prove that a key belongs to the log:
/// pass only keys of the expected log, and compare <see cref="Origin"/>.
/// </remarks>
[DebuggerDisplay("{Origin,nq} at {Size}")]
public sealed record Checkpoint
{
    private const int MinLines = 3;

    /// <summary>Creates a checkpoint.</summary>
    /// <param name="origin">The identity of the log: one non-empty line of well-formed text without ASCII control characters. Any text
    /// that follows the rules of names is valid.</param>
    /// <param name="size">The number of leaves, from 0.</param>
    /// <param name="root">The root of the tree at that size.</param>
    /// <param name="extensions">Additional lines, under the rules of <paramref name="origin"/>. Not recommended: their content cannot
    /// be verified.</param>
    /// <exception cref="ArgumentException">The origin or an extension breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    public Checkpoint(string origin, long size, LedgerHash root, IEnumerable<string>? extensions = null)
    {
        if (size < 0) throw new ArgumentOutOfRangeException(nameof(size), size, "The size must not be negative.");
        Origin = CheckedLine(origin, nameof(origin));
        Size = size;
        Root = root;
        Extensions = extensions is null ? [] : [.. extensions.Select(line => CheckedLine(line, nameof(extensions)))];
    }

    /// <summary>The identity of the log: the same line in all its checkpoints, and in those of no other log.</summary>
    public string Origin { get; }

    /// <summary>The number of leaves of the tree.</summary>
    public long Size { get; }

    /// <summary>The root of the tree at this size.</summary>
    public LedgerHash Root { get; }

    /// <summary>The lines after the root, whose meaning is defined by the log; usually none.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>Reads the text of a checkpoint without signatures, for example from an opened note.</summary>
    /// <param name="text">Lines that each end with a line feed: origin, size without leading zeros, root (32 bytes) as base64, and
    /// extensions.</param>
    /// <exception cref="NoteException"><paramref name="text"/> is not a checkpoint; the message says why.
    /// <see cref="NoteException.Problem"/> is <see cref="NoteProblem.Malformed"/>.</exception>
    public static Checkpoint Parse(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (NoteFormat.FaultOf(text) is { } fault) throw NoteException.NotACheckpoint(fault);
        string[] lines = text.Split('\n');
        int count = lines.Length - 1; // the last element is the empty text after the last line feed
        if (lines[count].Length > 0) throw NoteException.NotACheckpoint("its last line does not end with a line feed.");
        if (count < MinLines) throw NoteException.NotACheckpoint(
            $"it has {count.ToString(CultureInfo.InvariantCulture)} lines; origin, size and root take three.");
        int empty = Array.IndexOf(lines, "", 0, count);
        if (empty >= 0)
            throw NoteException.NotACheckpoint(
                $"line {(empty + 1).ToString(CultureInfo.InvariantCulture)} is empty. If signatures follow, this is a signed note: "
                + "open it.");

        return new Checkpoint(lines[0], SizeOf(lines[1]), RootOf(lines[2]), lines.Skip(MinLines).Take(count - MinLines));
    }

    /// <summary>Opens a signed note whose text is a checkpoint. If you need the signatures too, open the note with
    /// <see cref="SignedNote"/> and parse its text.</summary>
    /// <param name="note">The published note.</param>
    /// <param name="verifiers">The keys of the expected log, or of trusted witnesses. At least one of them must have signed the note,
    /// and no signature by any of them may be invalid.</param>
    /// <exception cref="NoteException">The note is malformed, a signature by one of the keys is invalid, none of the keys has signed
    /// it, or its text is not a checkpoint. Do not use the note.</exception>
    /// <exception cref="ArgumentException">A key name breaks a rule, or two keys have the same name and id.</exception>
    public static Checkpoint Open(string note, params INoteVerifier[] verifiers) => Parse(SignedNote.Open(note, verifiers).Text);

    /// <summary>Opens a signed note in UTF-8 whose text is a checkpoint.</summary>
    /// <param name="note">The published bytes.</param>
    /// <param name="verifiers">The keys of the expected log, or of trusted witnesses. At least one of them must have signed the note,
    /// and no signature by any of them may be invalid.</param>
    /// <exception cref="NoteException">The note is malformed, a signature by one of the keys is invalid, none of the keys has signed
    /// it, or its text is not a checkpoint. Do not use the note.</exception>
    /// <exception cref="ArgumentException">A key name breaks a rule, or two keys have the same name and id.</exception>
    public static Checkpoint Open(byte[] note, params INoteVerifier[] verifiers) => Parse(SignedNote.Open(note, verifiers).Text);

    /// <summary>Signs the checkpoint. Publish the returned note as UTF-8. Sign only a checkpoint that continues every checkpoint signed
    /// before.</summary>
    /// <param name="signers">1 to 100 keys, no two with the same name and id. By convention the name of the first key is the origin, if
    /// the origin is a valid key name.</param>
    /// <returns>The signed note.</returns>
    /// <exception cref="ArgumentException">A key name breaks a rule, there are no or too many keys, two keys have the same name and id,
    /// or the note would have more than 1,048,576 bytes.</exception>
    /// <exception cref="InvalidOperationException">A signer returned no signature.</exception>
    public string Sign(params INoteSigner[] signers) => SignedNote.Sign(ToString(), signers).ToString();

    /// <summary>Whether origin, size, root and extensions are equal.</summary>
    /// <param name="other">The checkpoint to compare with.</param>
    public bool Equals(Checkpoint? other) =>
        other is not null && Origin == other.Origin
        && Size == other.Size && Root == other.Root && Extensions.SequenceEqual(other.Extensions, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode() ^ Size.GetHashCode();

    /// <summary>The text of the checkpoint, which is the signed text: three lines and one for each extension, each followed by a line
    /// feed.</summary>
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
        if (line.Length == 0) throw new ArgumentException("A line of a checkpoint must not be empty.", parameter);
        if (line.IndexOf('\n') is >= 0 and int index)
            throw new ArgumentException(
                $"The line has a line feed at index {index.ToString(CultureInfo.InvariantCulture)}. Pass a single line.", parameter);
        return NoteFormat.FaultOf(line) is { } fault
            ? throw new ArgumentException("The line is not valid in a checkpoint: " + fault, parameter) : line;
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
                $"the root on line 3 has {root.Length.ToString(CultureInfo.InvariantCulture)} bytes; SHA-256 has 32.");
    }
}
