namespace MilestoneTracker.Ledger.Events;

// The characters with a two-character escape in canonical JSON (RFC 8785, 3.2.2.2), and the letter of each escape.
internal static class Escapes
{
    private const string Characters = "\"\\\b\t\n\f\r";
    private const string Letters = "\"\\btnfr";

    /// <summary>The letter after the backslash, or 0 for a character without such an escape.</summary>
    public static int LetterOf(char c)
    {
        int place = Characters.IndexOf(c);
        return place < 0 ? 0 : Letters[place];
    }

    /// <summary>The character of a letter after the backslash, or −1 if the letter is not an escape.</summary>
    public static int CharacterOf(byte letter)
    {
        int place = Letters.IndexOf((char)letter);
        return place < 0 ? -1 : Characters[place];
    }
}
