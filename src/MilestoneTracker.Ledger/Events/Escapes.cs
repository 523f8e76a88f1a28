namespace MilestoneTracker.Ledger.Events;

// The characters that have an escape of two letters in JSON (RFC 8785, 3.2.2.2), and the letter of each.
internal static class Escapes
{
    private const string Characters = "\"\\\b\t\n\f\r";
    private const string Letters = "\"\\btnfr";

    /// <summary>The letter behind the backslash, or 0 for a character that has none.</summary>
    public static int LetterOf(char c)
    {
        int place = Characters.IndexOf(c);
        return place < 0 ? 0 : Letters[place];
    }

    /// <summary>The character that a letter stands for, or −1 for a letter that stands for none.</summary>
    public static int CharacterOf(byte letter)
    {
        int place = Letters.IndexOf((char)letter);
        return place < 0 ? -1 : Characters[place];
    }
}
