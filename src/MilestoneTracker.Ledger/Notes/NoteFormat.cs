using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MilestoneTracker.Ledger.Notes;

// The rules of C2SP signed-note v1 for characters and encodings, and the limits of this library. Base64 is only accepted in its canonical
// form: one text for the same bytes, so that every change of a note is detected.
internal static class NoteFormat
{
    public const int MaximumBytes = 1 << 20;
    public const int MaximumSignatures = 100; // the specification requires at least 16
    public const int KeyIdLength = 4;
    public const string SignaturePrefix = "\u2014 ";
    public const string TooLong = "it has more than 1,048,576 bytes of UTF-8.";

    /// <summary>UTF-8 that throws for malformed text when encoding and decoding.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The first character that is not allowed in a note, and its index; <see langword="null"/> if there is none.</summary>
    public static string? FaultOf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x20 && c != '\n')
                return $"it has the control character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} at index "
                    + $"{i.ToString(CultureInfo.InvariantCulture)}; only the line feed is allowed.";
            if (!char.IsSurrogate(c)) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                return $"it has an unpaired surrogate at index {i.ToString(CultureInfo.InvariantCulture)}, so it is not Unicode text.";
            i++;
        }

        return null;
    }

    /// <summary>The decoded bytes, or <see langword="null"/> if the text is not canonical base64 (RFC 4648, section 4).</summary>
    public static byte[]? FromBase64(string text)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(text);

            // The framework ignores white space and unused bits.
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
