using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilestoneTracker.Ledger.Notes;

namespace MilestoneTracker.Ledger;

// A signed note as defined by C2SP signed-note v1 (https://c2sp.org/signed-note). For every instance:
//  - the text ends with a line feed, and Signatures contains at least one signature of it;
//  - Open accepts the text of ToString, and everything in it except signatures by unknown keys was verified.
// Open checks the form of all lines before it uses the first key, so that no key receives a malformed note. All distinct signatures by
// one known key are verified, as the specification requires, and one is kept; equal lines count once.

/// <summary>A text with signatures, as defined by <see href="https://c2sp.org/signed-note">C2SP signed-note</see> v1.</summary>
/// <remarks>
/// Immutable, and safe from any thread. A note has at most 1,048,576 bytes of UTF-8 and 100 signature lines. Only the text is signed:
/// anyone can add and remove signatures.
/// </remarks>
public sealed class SignedNote
{
    private readonly string _note;

    private SignedNote(string note, string text, ImmutableArray<NoteSignature> signatures, ImmutableArray<NoteSignature> unverified) =>
        (_note, Text, Signatures, UnverifiedSignatures) = (note, text, signatures, unverified);

    /// <summary>The signed text. It ends with a line feed, which is signed too.</summary>
    public string Text { get; }

    /// <summary>The verified or newly created signatures in the order of the note: at least one, and at most one per key.</summary>
    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>The signatures by keys that were not passed to <see cref="Open(string, INoteVerifier[])"/>. Do not trust them: anyone can
    /// write them.</summary>
    public ImmutableArray<NoteSignature> UnverifiedSignatures { get; }

    /// <summary>Signs a text with each key, in the order of the keys. Costs one signature per key.</summary>
    /// <param name="text">Well-formed Unicode text that ends with a line feed. No ASCII control character except line feeds is allowed;
    /// empty lines are.</param>
    /// <param name="signers">1 to 100 keys, no two with the same name and id.</param>
    /// <exception cref="ArgumentException">The text or a key name breaks a rule, there are no or too many keys, two keys have the same
    /// name and id, or the note would be too long.</exception>
    /// <exception cref="InvalidOperationException">A signer returned no signature.</exception>
    public static SignedNote Sign(string text, params INoteSigner[] signers)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (signers is null) throw new ArgumentNullException(nameof(signers));
        if (NoteFormat.FaultOf(text) is { } fault) throw new ArgumentException("The text cannot be signed: " + fault, nameof(text));
        if (text.Length == 0 || text[text.Length - 1] != '\n')
            throw new ArgumentException("The text does not end with a line feed. Add one.", nameof(text));
        if (text.Length > NoteFormat.MaximumBytes) throw TooLong(nameof(text));
        if (signers.Length is 0 or > NoteFormat.MaximumSignatures)
            throw new ArgumentException(
                $"A note is signed by 1 to 100 keys, not {signers.Length.ToString(CultureInfo.InvariantCulture)}.", nameof(signers));
        KeyRing<INoteSigner> keys = KeyRing<INoteSigner>.Create(signers, signer => (signer.Name, signer.KeyId), nameof(signers));

        byte[] bytes = NoteFormat.Utf8.GetBytes(text);
        ImmutableArray<NoteSignature> signatures = [.. keys.InOrder.Select(key => MakeSignature(key.Name, key.Id, key.Key, bytes))];
        StringBuilder note = new(text);
        note.Append('\n');
        foreach (NoteSignature signature in signatures) note.Append(signature).Append('\n');
        string whole = note.ToString();
        return NoteFormat.Utf8.GetByteCount(whole) <= NoteFormat.MaximumBytes
            ? new SignedNote(whole, text, signatures, []) : throw TooLong(nameof(text));
    }

    /// <summary>Reads a note and verifies its signatures by known keys. Costs one verification for each distinct signature by a known
    /// key.</summary>
    /// <param name="note">The published note. It can come from an untrusted source: time and memory are linear in its length.</param>
    /// <param name="verifiers">The known keys, no two with the same name and id. Signatures by other keys are kept and ignored.</param>
    /// <exception cref="NoteException">The note is malformed, a signature by a known key is invalid, or no known key has signed it. Do
    /// not use the note.</exception>
    /// <exception cref="ArgumentException">A key name breaks a rule, or two keys have the same name and id.</exception>
    public static SignedNote Open(string note, params INoteVerifier[] verifiers)
    {
        if (note is null) throw new ArgumentNullException(nameof(note));
        if (verifiers is null) throw new ArgumentNullException(nameof(verifiers));
        KeyRing<INoteVerifier> keys =
            KeyRing<INoteVerifier>.Create(verifiers, verifier => (verifier.Name, verifier.KeyId), nameof(verifiers));

        (string text, List<NoteSignature> found) = Split(note);
        byte[] bytes = NoteFormat.Utf8.GetBytes(text);
        ImmutableArray<NoteSignature>.Builder verified = ImmutableArray.CreateBuilder<NoteSignature>();
        ImmutableArray<NoteSignature>.Builder unverified = ImmutableArray.CreateBuilder<NoteSignature>();
        HashSet<(string, uint)> counted = [];
        foreach (NoteSignature signature in found)
        {
            if (keys.Find(signature.Name, signature.KeyId) is not { } verifier) unverified.Add(signature);
            else if (!signature.IsVerifiedBy(verifier, bytes)) throw Invalid(signature);
            else if (counted.Add((signature.Name, signature.KeyId))) verified.Add(signature);
        }

        return verified.Count > 0 ? new SignedNote(note, text, verified.ToImmutable(), unverified.ToImmutable()) : throw Unknown(found);
    }

    /// <summary>Reads a note in UTF-8 and verifies its signatures by known keys, like
    /// <see cref="Open(string, INoteVerifier[])"/>.</summary>
    /// <param name="note">The published bytes, without a byte order mark.</param>
    /// <param name="verifiers">The known keys, no two with the same name and id. Signatures by other keys are kept and ignored.</param>
    /// <exception cref="NoteException">The note is malformed, a signature by a known key is invalid, or no known key has signed it. Do
    /// not use the note.</exception>
    /// <exception cref="ArgumentException">A key name breaks a rule, or two keys have the same name and id.</exception>
    public static SignedNote Open(byte[] note, params INoteVerifier[] verifiers)
    {
        if (note is null) throw new ArgumentNullException(nameof(note));
        if (note.Length > NoteFormat.MaximumBytes) throw NoteException.NotANote(NoteFormat.TooLong);
        return Open(Decode(note), verifiers);
    }

    /// <summary>The note to publish: text, empty line, signature lines. Encode it as UTF-8 without a byte order mark.</summary>
    public override string ToString() => _note;

    private static string Decode(byte[] note)
    {
        try
        {
            return NoteFormat.Utf8.GetString(note);
        }
        catch (DecoderFallbackException e)
        {
            throw NoteException.NotANote("its bytes are not valid UTF-8.", e);
        }
    }

    private static NoteSignature MakeSignature(string name, uint keyId, INoteSigner signer, byte[] text) =>
        signer.Sign(text) is { Length: > 0 } bytes
            ? new NoteSignature(name, keyId, (byte[])bytes.Clone())
            : throw new InvalidOperationException(
                $"The signer {KeyName.Shown(name, keyId)} returned no signature.");

    /// <summary>The text, and the distinct signatures in their order.</summary>
    private static (string Text, List<NoteSignature> Signatures) Split(string note)
    {
        // A UTF-16 unit takes at least one byte, so a note that is far too long is refused without a pass over it.
        if (note.Length > NoteFormat.MaximumBytes) throw NoteException.NotANote(NoteFormat.TooLong);
        if (NoteFormat.FaultOf(note) is { } fault) throw NoteException.NotANote(fault);
        if (NoteFormat.Utf8.GetByteCount(note) > NoteFormat.MaximumBytes) throw NoteException.NotANote(NoteFormat.TooLong);

        int split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0) throw NoteException.NotANote("no empty line separates text and signatures.");
        if (split + 2 == note.Length) throw NoteException.NotANote("no signature line follows the last empty line.");
        if (note[note.Length - 1] != '\n') throw NoteException.NotANote("its last line does not end with a line feed.");

        List<NoteSignature> signatures = [];
        HashSet<string> lines = new(StringComparer.Ordinal);
        int count = 0;
        for (int start = split + 2; start < note.Length;)
        {
            if (++count > NoteFormat.MaximumSignatures) throw NoteException.NotANote("it has more than 100 signature lines.");
            int end = note.IndexOf('\n', start);
            string line = note.Substring(start, end - start);
            NoteSignature signature = NoteSignature.Read(line) ?? throw NoteException.NotANote(
                $"line {count.ToString(CultureInfo.InvariantCulture)} after the last empty line is not a signature line (em dash, "
                + "space, name, space, base64 of a key id and a signature).");
            if (lines.Add(line)) signatures.Add(signature);
            start = end + 1;
        }

        return (note.Substring(0, split + 1), signatures);
    }

    private static ArgumentException TooLong(string parameter) =>
        new("The note would have more than 1,048,576 bytes of UTF-8. Sign a hash of the long part instead.", parameter);

    private static NoteException Invalid(NoteSignature signature) =>
        new(
            NoteProblem.InvalidSignature,
            $"The signature by {KeyName.Shown(signature.Name, signature.KeyId)} is not valid for this text: the note was changed, "
            + "or another key signed it. Do not use it; get it again from where it was published.",
            KeyName.WithId(signature.Name, signature.KeyId));

    private static NoteException Unknown(List<NoteSignature> found) =>
        new(NoteProblem.NoKnownSignature,
            "None of the given keys has signed this note; its first signature names "
            + $"{KeyName.Shown(found[0].Name, found[0].KeyId)}. Pass the verifier of a key that you trust, or do not use the note.");
}
