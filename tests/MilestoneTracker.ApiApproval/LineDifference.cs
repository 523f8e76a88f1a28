namespace MilestoneTracker.ApiApproval;

// Which lines came and went between two texts, by their longest common subsequence: "- 12: …" and "+ 13: …".
internal static class LineDifference
{
    public static string[] Of(string[] before, string[] after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1]; // of what follows each pair of places
        for (int i = before.Length - 1; i >= 0; i--)
            for (int j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        List<string> differences = [];
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j]) (i, j) = (i + 1, j + 1);
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
                differences.Add($"- {i + 1}: {before[i++].Trim()}");
            else differences.Add($"+ {j + 1}: {after[j++].Trim()}");
        }

        return [.. differences];
    }
}
