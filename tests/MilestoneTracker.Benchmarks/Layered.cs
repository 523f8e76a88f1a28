using System.Globalization;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// What a project looks like, made in process for the verbs that take a size and no file: 40 stages, 1 to 5 dependencies each
// (2.9 on average), mostly on neighbours in the stages just before, registered and declared in any order. The same as the
// workload files named "layered" of that size.
internal static class Layered
{
    private const int Stages = 40;
    private const ulong Seed = 44;

    /// <summary>The fewest milestones that make a plan with something in each stage.</summary>
    public const int Fewest = 10 * Stages;

    public static Workload Of(int milestones) =>
        new($"layered-{milestones.ToString(CultureInfo.InvariantCulture)}", Names(milestones), Dependencies(milestones, null));

    public static string[] Names(int milestones) =>
        [.. Enumerable.Range(0, milestones).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Dependencies that fit those of <see cref="Of"/>, so that all of them together close no cycle, and that are not
    /// among them.</summary>
    public static (int From, int To)[] Further(int milestones, Workload plan, ulong seed)
    {
        HashSet<(int, int)> taken = [.. plan.Edges];
        return [.. Dependencies(milestones, new SplitMix(seed)).Where(taken.Add)];
    }

    public static (int From, int To)[] Dependencies(int milestones, SplitMix? choices)
    {
        SplitMix random = new(Seed);
        int[] ids = [.. Enumerable.Range(0, milestones)];
        random.Shuffle<int>(ids);
        random = choices ?? random;
        int width = milestones / Stages;
        List<(int, int)> edges = [];
        HashSet<int> mine = [];
        for (int stage = 1; stage < Stages; stage++)
        {
            for (int place = 0; place < width; place++)
            {
                mine.Clear();
                for (int wanted = 1 + random.Below(5); wanted > 0; wanted--)
                {
                    int below = stage - 1;
                    while (below > 0 && random.Below(2) == 0) below--;
                    int there = random.Below(100) < 3 ? random.Below(width) : (((place + random.Below(41) - 20) % width) + width) % width;
                    if (mine.Add((below * width) + there)) edges.Add((ids[(stage * width) + place], ids[(below * width) + there]));
                }
            }
        }

        (int, int)[] all = [.. edges];
        random.Shuffle<(int, int)>(all);
        return all;
    }
}
