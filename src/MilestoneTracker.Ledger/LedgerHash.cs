using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Ledger.Events;

namespace MilestoneTracker.Ledger;

// A hash as four numbers: a value type that allocates nothing, compares in four steps, and is equal exactly when all 32 bytes are.
//
// The text of a hash is a format: 64 lower-case hexadecimal digits and nothing else, so that one hash has one text. ToString and
// TryFormat write it, Parse and TryParse accept it and only it.

/// <summary>A SHA-256 hash (32 bytes) of an event, of a node of the Merkle tree, or of its root. Its text is 64 lower-case
/// hexadecimal digits.</summary>
/// <remarks>Immutable. The default value is 32 zero bytes and means "none": no known input has that hash.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct LedgerHash : IEquatable<LedgerHash>
{
    /// <summary>The number of bytes in a hash.</summary>
    public const int Length = 32;

    private const int TextLength = 2 * Length;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>Creates a hash from its bytes.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> does not have 32 bytes.</exception>
    public LedgerHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException(
                $"A hash has {Length.ToString(CultureInfo.InvariantCulture)} bytes, not "
                + $"{bytes.Length.ToString(CultureInfo.InvariantCulture)}.", nameof(bytes));
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(8));
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(16));
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(24));
    }

    /// <summary>Reads the text of a hash, as <see cref="ToString"/> writes it.</summary>
    /// <param name="text">64 lower-case hexadecimal digits.</param>
    /// <returns>The hash.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not 64 lower-case hexadecimal digits.</exception>
    public static LedgerHash Parse(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (TryParse(text, out LedgerHash hash)) return hash;
        int place = 0;
        while (place < text.Length && DigitAt(text, place) >= 0) place++;
        throw new FormatException(
            text.Length != TextLength
                ? FormattableString.Invariant($"A hash has {TextLength} lower-case hexadecimal digits, not {text.Length} characters.")
                : FormattableString.Invariant(
                    $"A hash has {TextLength} lower-case hexadecimal digits; the character at index {place} is not one."));
    }

    /// <summary>Reads the text of a hash, as <see cref="ToString"/> writes it.</summary>
    /// <param name="text">64 lower-case hexadecimal digits.</param>
    /// <param name="hash">The hash; the default value if <paramref name="text"/> is not the text of a hash.</param>
    /// <returns>Whether <paramref name="text"/> is 64 lower-case hexadecimal digits.</returns>
    public static bool TryParse(string? text, out LedgerHash hash)
    {
        hash = default;
        if (text?.Length != TextLength) return false;
        Span<byte> bytes = stackalloc byte[Length];
        for (int i = 0; i < Length; i++)
        {
            int value = (DigitAt(text, 2 * i) << 4) | DigitAt(text, (2 * i) + 1); // negative if either is not a digit
            if (value < 0) return false;
            bytes[i] = (byte)value;
        }

        hash = new LedgerHash(bytes);
        return true;
    }

    /// <summary>Writes the text of the hash, as <see cref="ToString"/> does, without allocating.</summary>
    /// <param name="destination">The characters to write to: 64 are written, or none.</param>
    /// <param name="charsWritten">The number of characters written: 64, or 0 if <paramref name="destination"/> is shorter.</param>
    /// <returns>Whether <paramref name="destination"/> was long enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        charsWritten = 0;
        if (destination.Length < TextLength) return false;
        Span<byte> digits = stackalloc byte[TextLength];
        Hexadecimal.Write(this, digits);
        for (int i = 0; i < digits.Length; i++) destination[i] = (char)digits[i];
        charsWritten = TextLength;
        return true;
    }

    /// <summary>Copies the 32 bytes of the hash.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> has fewer than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _first);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(8), _second);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(16), _third);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(24), _fourth);
    }

    /// <summary>Copies the 32 bytes of the hash to a new array.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Whether all 32 bytes are equal.</summary>
    /// <param name="other">The hash to compare with.</param>
    public bool Equals(LedgerHash other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LedgerHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _first.GetHashCode();

    /// <summary>The text of the hash: 64 lower-case hexadecimal digits.</summary>
    public override string ToString() =>
        Digits(_first) + Digits(_second) + Digits(_third) + Digits(_fourth);

    /// <summary>Whether two hashes are equal.</summary>
    /// <param name="left">The first hash.</param>
    /// <param name="right">The second hash.</param>
    public static bool operator ==(LedgerHash left, LedgerHash right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    /// <param name="left">The first hash.</param>
    /// <param name="right">The second hash.</param>
    public static bool operator !=(LedgerHash left, LedgerHash right) => !left.Equals(right);

    private static string Digits(ulong part) => part.ToString("x16", CultureInfo.InvariantCulture);

    private static int DigitAt(string text, int index) => text[index] < 0x80 ? Hexadecimal.Value((byte)text[index]) : -1;
}
