namespace MilestoneTracker.Ledger.Notes;

// An ECDSA signature on P-256 in two encodings: DER (a SEQUENCE of the two INTEGERs r and s), which notes use, and r and s in 32 bytes
// each, the only encoding that every target framework supports. DER is read strictly: shortest form only, no negative number, nothing
// after the end, both numbers in range. So each signature has one encoding, and the framework only receives valid numbers.
internal static class DerSignature
{
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte SignBit = 0x80;

    public static byte[] FromNumbers(byte[] numbers)
    {
        byte[] r = IntegerOf(numbers.AsSpan(0, P256.CoordinateLength));
        byte[] s = IntegerOf(numbers.AsSpan(P256.CoordinateLength));
        return [Sequence, (byte)(r.Length + s.Length), .. r, .. s];
    }

    /// <summary>r and s in 32 bytes each, or <see langword="null"/> if the bytes are not such a signature.</summary>
    public static byte[]? ToNumbers(byte[] der)
    {
        // At most 70 bytes follow the length, so its long form is never the shortest.
        if (der.Length < 2 || der[0] != Sequence || der[1] != der.Length - 2 || der[1] >= SignBit) return null;
        byte[] numbers = new byte[2 * P256.CoordinateLength];
        ReadOnlySpan<byte> rest = der.AsSpan(2);
        return TryTake(ref rest, numbers.AsSpan(0, P256.CoordinateLength))
            && TryTake(ref rest, numbers.AsSpan(P256.CoordinateLength))
            && rest.IsEmpty
            ? numbers
            : null;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, Span<byte> number)
    {
        if (rest.Length < 3 || rest[0] != Integer) return false;
        int length = rest[1];
        if (length == 0 || length > rest.Length - 2) return false;
        ReadOnlySpan<byte> digits = rest.Slice(2, length);
        rest = rest.Slice(2 + length);

        if (digits[0] >= SignBit) return false; // negative
        if (digits[0] == 0)
        {
            if (length == 1 || digits[1] < SignBit) return false; // zero, or not the shortest form
            digits = digits.Slice(1);
        }

        if (digits.Length > number.Length) return false;
        digits.CopyTo(number.Slice(number.Length - digits.Length));
        return P256.IsScalar(number);
    }

    private static byte[] IntegerOf(ReadOnlySpan<byte> number)
    {
        ReadOnlySpan<byte> digits = number;
        while (digits.Length > 1 && digits[0] == 0) digits = digits.Slice(1);
        bool padded = digits[0] >= SignBit;
        byte[] integer = new byte[2 + (padded ? 1 : 0) + digits.Length];
        integer[0] = Integer;
        integer[1] = (byte)(integer.Length - 2);
        digits.CopyTo(integer.AsSpan(integer.Length - digits.Length));
        return integer;
    }
}
