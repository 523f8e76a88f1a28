using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MilestoneTracker.Ledger.Notes;

// What C2SP signed-note v1 lays down about characters and encodings, and the bounds that are ours.
// Base64 is taken only as it would be written: one text for the same bytes, so that nothing can be changed without being seen.
internal static class NoteFormat
{
    public const int MaximumBytes = 1 << 20;
    public const int MaximumSignatures = 100; // the specification asks for 16 at least
    public const int KeyIdLength = 4;
    public const string SignaturePrefix = "\u2014 ";
    public const string TooLong = "it has more than 1,048,576 bytes of UTF-8.";

    /// <summary>Refuses what is not well formed, both ways.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Which character must not be in a note, and where; <see langword="null"/> where all may be.</summary>
    public static string? FaultOf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x20 && c != '\n')
                return $"it has the control character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} at index "
                    + $"{i.ToString(CultureInfo.InvariantCulture)}; the only one allowed is the line feed.";
            if (!char.IsSurrogate(c)) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                return $"it has an unpaired surrogate at index {i.ToString(CultureInfo.InvariantCulture)}, so it is not Unicode text.";
            i++;
        }

        return null;
    }

    /// <summary>The bytes, or <see langword="null"/> where this is not base64 as RFC 4648 writes it (section 4).</summary>
    public static byte[]? FromBase64(string text)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(text);

            // The framework reads over white space and over bits that no byte takes.
            return Convert.ToBase64String(bytes) == text ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static uint ReadKeyId(byte[] bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    public static void WriteKeyId(uint keyId, byte[] bytes) => BinaryPrimitives.WriteUInt32BigEndian(bytes, keyId);
}
