using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// Escapes text for HTML, Markdown and Mermaid: every character that one of them could interpret is written as a numeric entity, which
// always stands for the character itself (CommonMark 0.31.2, 6.2: references "cannot be used in place of symbols indicating structure").
// Only listed characters stay: letters, digits, single spaces, and signs between letters or digits that no reader interprets. Beyond
// ASCII everything stays except invisible characters (spaces, format and private characters), by fixed ranges instead of the tables of a
// runtime, so that every runtime writes the same. Non-characters (such as U+FFFE) stay, because some readers reject their entities.
// O(length).
internal static class NumericEntities
{
    /// <summary>The text, with every character that might be taken for something else as <paramref name="opening"/>, its number and
    /// a semicolon.</summary>
    public static string Write(string text, string opening, string alsoByNumber = "")
    {
        StringBuilder written = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length;
            int number = isPair ? char.ConvertToUtf32(c, text[i + 1]) : c;
            bool stays = c < 0x80 ? Stays(text, i) : !IsUnseen(number) && !alsoByNumber.Contains(c, StringComparison.Ordinal);
            if (stays) written.Append(text, i, isPair ? 2 : 1);
            else written.Append(opening).Append(DisplayText.Format(number)).Append(';');
            if (isPair) i++;
        }

        return written.ToString();
    }

    private static bool Stays(string text, int i) => text[i] switch
    {
        ' ' => i > 0 && text[i - 1] != ' ' && i + 1 < text.Length && text[i - 1] > ' ',
        ',' => IsWord(text, i - 1),
        '-' or '/' => IsWord(text, i - 1) && IsWord(text, i + 1),
        '.' => IsDigit(text, i - 1) && IsDigit(text, i + 1),
        '(' => i > 0 && text[i - 1] == ' ' && IsLetter(text, i + 1) && IsWord(text, i + 2) && IsWord(text, i + 3), // not (c), (tm)
        ')' => IsLetter(text, i - 1),
        char c => char.IsAsciiLetterOrDigit(c),
    };

    private static bool IsWord(string text, int i) => IsLetter(text, i) || IsDigit(text, i);

    private static bool IsLetter(string text, int i) => i >= 0 && i < text.Length && char.IsAsciiLetter(text[i]);

    private static bool IsDigit(string text, int i) => i >= 0 && i < text.Length && char.IsAsciiDigit(text[i]);

    private static bool IsUnseen(int number) => (number & 0xFFFE) != 0xFFFE && number
        is <= 0xA0 or 0xAD or 0x34F or 0x61C or 0x115F or 0x1160 or 0x1680 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or (>= 0x2000 and <= 0x200F) or (>= 0x2028 and <= 0x202F) or (>= 0x205F and <= 0x206F) or 0x2800 or 0x3000 or 0x3164
        or (>= 0xE000 and <= 0xF8FF) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFC) or >= 0xE0000;
}
