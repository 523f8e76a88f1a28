using System.Globalization;

namespace MilestoneTracker.Benchmarks;

// What a change of status costs where 10,000 milestones depend on the milestone, at once, as a tree or as a chain, against one that
// nothing depends
// on: nothing that follows from a status is stored, so it should cost the same. All by turns in every round; of each the best is taken.
internal static class StatusBenchmark
{
    private const int Dependents = 10_000;
    private const int Branches = 4;
    private static readonly string[] Shapes = ["alone", "fan", "tree", "chain"];

    public static int Run(Rounds rounds)
    {
        int changes = rounds.IsQuick ? 100 : 10_000;
        MilestoneRegistry registry = new(new Forgetful());
        foreach (string shape in Shapes)
        {
            registry.RegisterMilestone(shape);
            for (int i = 1; i <= Dependents; i++)
            {
                registry.RegisterMilestone(Name(shape, i));
                int below = shape switch { "fan" => 0, "tree" => (i - 1) / Branches, _ => i - 1 };
                if (shape != "alone") registry.DeclareMilestoneDependency(Name(shape, i), Name(shape, below));
            }
        }

        (int count, double[] best) = rounds.Best(() => [.. Shapes.Select(shape => Time(registry, shape, changes))]);
        bool isRight = true;
        for (int i = 0; i < Shapes.Length; i++)
        {
            int dependents = registry.Current.AnalyzeImpact(Shapes[i]).Count;
            isRight &= dependents == (i == 0 ? 0 : Dependents) && Moves(registry, Shapes[i]);
            Result.Print("status", Shapes[i], ("dependents", dependents), ("rounds", count), ("ns", best[i]), ("ratio", best[i] / best[0]));
        }

        return isRight ? Result.Right : Result.Wrong("a change of status did not reach what depends on it.");
    }

    private static string Name(string shape, int i) => i == 0 ? shape : $"{shape} {i.ToString(CultureInfo.InvariantCulture)}";

    private static double Time(MilestoneRegistry registry, string name, int changes)
    {
        long start = Clock.Now;
        for (int i = 0; i < changes; i++)
            registry.UpdateMilestoneStatus(name, (i & 1) == 0 ? MilestoneStatus.Completed : MilestoneStatus.Planned);
        return Clock.NanosecondsSince(start) / changes;
    }

    private static bool Moves(MilestoneRegistry registry, string name)
    {
        string last = Name(name, name == "alone" ? 0 : Dependents);
        Completion before = registry.GetCompletion(last);
        registry.UpdateMilestoneStatus(name, MilestoneStatus.Completed);
        Completion after = registry.GetCompletion(last);
        return (before.Completed, after.Completed) == (0, 1) && before.Counted == after.Counted;
    }
}
