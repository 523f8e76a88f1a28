using System.Globalization;

namespace MilestoneTracker.TestSupport.Twin;

/// <summary>How many cases a random test tries. A run that repeats the tests a thousand times over, once for each mutant, asks for
/// a part of them only.</summary>
internal static class Effort
{
    private static readonly int Percent =
        int.Parse(Environment.GetEnvironmentVariable("MILESTONETRACKER_TEST_EFFORT") ?? "100", CultureInfo.InvariantCulture);

    public static int Of(int cases) => Math.Max(1, cases * Percent / 100);
}
