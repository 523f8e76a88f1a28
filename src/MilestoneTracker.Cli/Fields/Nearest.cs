namespace MilestoneTracker.Cli.Fields;

// What somebody may have meant: of the words that there are the nearest to the one that was typed, by the edit distance of Levenshtein (1966), as long as
// no more than a third of the word is wrong; of several the first. O(words · length²), of short words.
internal static class Nearest
{
    public static string? To(string typed, IEnumerable<string> words)
    {
        (string Word, int Distance)[] near = [.. words.Select(word => (word, Distance(typed, word))).Where(word => word.Item2 <= Math.Max(1, typed.Length / 3))];
        return near.Length == 0 ? null : near.MinBy(word => word.Distance).Word;
    }

    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[other.Length];
    }
}
