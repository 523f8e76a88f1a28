namespace MilestoneTracker.Cli.Fields;

// Suggests the known word that is nearest to a misspelt one, if at most a third of the word is wrong, or nothing but the case; the first
// one wins a tie. The distance counts a swap of neighbours once ("optimal string alignment", after Damerau, 1964). O(words · length²).
internal static class Nearest
{
    public static string? To(string typed, IEnumerable<string> words)
    {
        int most = Math.Max(1, typed.Length / 3);
        (string Word, int Distance)[] near =
            [.. words.Where(word => Math.Abs(word.Length - typed.Length) <= most).Select(word => (word, Distance(typed, word)))
                .Where(word => word.Item2 <= most)];
        return near.Length == 0 ? null : near.MinBy(word => word.Distance).Word;
    }

    /// <summary>" Did you mean 'WORD'?", or nothing.</summary>
    public static string Meant(string typed, IEnumerable<string> words) =>
        To(typed, words) is { } near ? $" Did you mean '{near}'?" : "";

    private static int Distance(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) ? 0 : Alignment(one, other);

    private static int Alignment(string one, string other)
    {
        int[,] distances = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++) distances[i, 0] = i;
        for (int j = 0; j <= other.Length; j++) distances[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = distances[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                int least = Math.Min(replaced, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
                bool areSwapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                distances[i, j] = areSwapped ? Math.Min(least, distances[i - 2, j - 2] + 1) : least;
            }
        }

        return distances[one.Length, other.Length];
    }
}
