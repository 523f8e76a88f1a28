namespace MilestoneTracker.Reporting.Tests.Layout;

/// <summary>How an arrow goes: its height at each rank, from that of the one end to that of the other.</summary>
internal sealed record Way(int FirstRank, double[] Heights)
{
    public int Length => Heights.Length - 1;

    /// <summary>The same ends, and one straight line between them.</summary>
    public Way Straight() =>
        this with { Heights = [.. Enumerable.Range(0, Heights.Length).Select(i => Heights[0] + (Heights[^1] - Heights[0]) * i / Length)] };

    /// <summary>The one counter: two arrows cross between two ranks where their order at the one is the reverse of that at the
    /// other. To meet is not to cross.</summary>
    public static long Crossings(IEnumerable<Way> ways)
    {
        long count = 0;
        foreach (var gap in ways.SelectMany(
            way => Enumerable.Range(0, way.Length).Select(i => (Rank: way.FirstRank + i, From: way.Heights[i], To: way.Heights[i + 1])))
            .GroupBy(segment => segment.Rank))
        {
            (int Rank, double From, double To)[] segments = [.. gap];
            for (int i = 0; i < segments.Length; i++)
                for (int j = 0; j < i; j++)
                    if ((segments[i].From - segments[j].From) * (segments[i].To - segments[j].To) < -1e-6) count++;
        }

        return count;
    }
}
