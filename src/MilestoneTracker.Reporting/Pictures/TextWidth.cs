using System.Globalization;
using System.Text;

namespace MilestoneTracker.Reporting.Pictures;

// The maximum width of a text. There are no fonts here, so a table has the advance of each ASCII character: the widest of DejaVu Sans
// Bold, Noto Sans Bold and Liberation Sans Bold (metrics of Arial), as measured by a browser. DejaVu Sans Bold, the widest of them, is
// wider than the fonts of most readers. Other characters have one width per range, near its widest. Text usually takes less room than
// computed; if it takes more, the box clips it. Combining marks and invisible characters have no width. Cost: each character once.
internal static class TextWidth
{
    // In hundredths of the font's size, from U+0020 on.
    private static ReadOnlySpan<byte> Ascii =>
    [
        35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 54, 84, 38, 42, 38, 41, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 61,
        102, 77, 76, 73, 83, 68, 68, 82, 84, 39, 56, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81, 77, 110, 77, 72, 73, 46, 41, 46, 84, 56,
        50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 60, 71, 55, 71, 84,
    ];

    /// <summary>The width in pixels at a size of the font; bold letters are the widest, regular ones a little less.</summary>
    public static double Measure(ReadOnlySpan<char> text, double size, bool bold = false)
    {
        int hundredths = 0;
        foreach (Rune rune in text.EnumerateRunes()) hundredths += Measure(rune);
        return hundredths * size / 100 * (bold ? 1 : 0.95);
    }

    private static int Measure(Rune rune)
    {
        int code = rune.Value;
        if (code is >= ' ' and < 0x7F) return Ascii[code - ' '];
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark: return 0;
            case UnicodeCategory.Format when code is not (>= 0x600 and <= 0x605): return 0;
        }

        return code switch
        {
            0xFDFD => 900, // a whole sentence in one character
            >= 0x1C4 and <= 0x1CC or >= 0x1F1 and <= 0x1F3 => 160, // two letters in one
            'Æ' or 'æ' or 'Œ' or 'œ' => 116,
            < 0x250 => Rune.IsLower(rune) ? 80 : 105, // Latin
            < 0x370 => 110, // phonetic signs
            < 0x530 => Rune.IsLower(rune) ? 100 : 125, // Greek, Cyrillic
            < 0x590 => 110, // Armenian
            < 0x600 => 85, // Hebrew
            < 0x780 => 125, // Arabic
            < 0xD00 => 140, // India
            < 0xE00 => 200, // Malayalam, Sinhala
            < 0xF00 => 100, // Thai, Lao
            < 0x1000 => 110, // Tibetan
            < 0x10A0 => 200, // Myanmar
            < 0x1E00 => 130, // Georgian, Hangul letters, Ethiopic, Khmer, Mongolian
            < 0x2000 => 110, // Latin and Greek with marks
            < 0x2100 => 105, // punctuation
            < 0x2E80 => 142, // signs, arrows, mathematics, dingbats
            < 0xA000 => 102, // Chinese, Japanese
            < 0xAC00 => 140,
            < 0xD7B0 => 102, // Korean
            >= 0xF900 and < 0xFB00 => 102, // Chinese
            >= 0xFB00 and < 0xFE00 => 160, // ligatures, Arabic forms
            >= 0xFF00 and < 0xFFF0 => 102, // full width
            >= 0x12000 and < 0x12600 => 380, // cuneiform
            >= 0x1F000 and < 0x1FC00 => 142, // pictographs
            >= 0x20000 and < 0x40000 => 102, // Chinese
            _ => 160,
        };
    }
}
