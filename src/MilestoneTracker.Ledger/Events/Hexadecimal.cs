namespace MilestoneTracker.Ledger.Events;

// Lower-case hexadecimal digits, for hashes and escapes.
internal static class Hexadecimal
{
    // Branch-free: the branch predictor cannot predict the digits of a hash.
    public static byte Digit(int value) => (byte)('0' + value + (((9 - value) >> 31) & ('a' - '0' - 10)));

    /// <summary>The value of a digit, or −1 if it is not a digit. Upper-case letters are not digits.</summary>
    public static int Value(byte digit) =>
        digit is >= (byte)'0' and <= (byte)'9' ? digit - '0' : digit is >= (byte)'a' and <= (byte)'f' ? digit - 'a' + 10 : -1;

    public static void Write(LedgerHash hash, Span<byte> digits)
    {
        Span<byte> bytes = stackalloc byte[LedgerHash.Length];
        hash.CopyTo(bytes);
        for (int i = 0; i < bytes.Length; i++)
        {
            digits[2 * i] = Digit(bytes[i] >> 4);
            digits[(2 * i) + 1] = Digit(bytes[i] & 15);
        }
    }
}
