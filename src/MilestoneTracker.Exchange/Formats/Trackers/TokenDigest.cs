using System.Buffers.Binary;
using System.Text.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// A digest of tokens, word by word: quick, and no more than a hint, as others can be found that have the same.
internal static class TokenDigest
{
    public const ulong Beginning = 17;

    public static ulong With(ulong digest, ref Utf8JsonReader token)
    {
        ReadOnlySpan<byte> bytes = token.ValueSpan;
        digest = Mixed(digest, ((ulong)bytes.Length << 8) | (ulong)token.TokenType);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            digest = Mixed(digest, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        return Mixed(digest, Rest(bytes));
    }

    // Fewer than eight bytes as one word, some of them twice: with their number it says all of them, and a loop would cost more.
    private static ulong Rest(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        >= sizeof(uint) => ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes) << 32)
            | BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]),
        > 0 => ((ulong)bytes[0] << 16) | ((ulong)bytes[bytes.Length / 2] << 8) | bytes[^1],
        _ => 0,
    };

    private static ulong Mixed(ulong digest, ulong word) => (ulong.RotateLeft(digest, 23) ^ word) * 0x9E3779B97F4A7C15;
}
