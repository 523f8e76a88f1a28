namespace MilestoneTracker.Exchange.Values;

internal static class LinkKinds
{
    private static readonly string[] Words = ["FS", "SS", "FF", "SF"];

    public static string Word(this LinkKind kind) => Words[(int)kind];

    public static LinkKind? Of(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < Words.Length; i++)
            if (word.Equals(Words[i], StringComparison.OrdinalIgnoreCase)) return (LinkKind)i;
        return null;
    }

    public static bool IsToFinish(this LinkKind kind) => kind is LinkKind.FinishToFinish or LinkKind.StartToFinish;

    public static bool IsFromStart(this LinkKind kind) => kind is LinkKind.StartToStart or LinkKind.StartToFinish;
}
