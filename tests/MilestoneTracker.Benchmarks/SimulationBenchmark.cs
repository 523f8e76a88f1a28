using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// Simulations of a layered plan with triangular estimates, 10,240 iterations, against the limit (montecarlo N 10240), a program of its own,
// by turns in every round; of the turns the best is taken. Unlike the limit it also tells the deviation and the rank correlation of every
// milestone. lags: a third of the dependencies has a lag or a lead. calendars: a third of the milestones has another calendar.
internal static class SimulationBenchmark
{
    private const int Iterations = 10_240;
    private const int Turns = 3;
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0);

    public static int Run(int n, string? program, Rounds rounds)
    {
        Schedule plain = Schedule.Compute(Build(n, _ => { }), Now);
        Schedule lags = Schedule.Compute(Build(n, AddLags), Now);
        Schedule calendars = Schedule.Compute(Build(n, AddCalendar), Now);
        Simulation? one = null;
        Simulation? two = null;
        (int count, double[] best) = rounds.Best(
            () =>
            [
                Limit(program, n), Timed(() => one = Simulate(plain, Iterations, 1)), Timed(() => two = Simulate(plain, Iterations, 2)),
                Timed(() => Simulate(lags, Iterations, 1)), Timed(() => Simulate(calendars, Iterations, 1)),
            ],
            seconds: 10);
        Print("one thread", best[1]);
        Print("two threads", best[2]);
        Print("lags, one thread", best[3]);
        Print("calendars, one thread", best[4]);
        return one!.Finish.P80 == two!.Finish.P80 && one.Finish.MeanSlip.Equals(two.Finish.MeanSlip) ? Result.Right
            : Result.Wrong("two threads gave another result than one.");

        void Print(string what, double nanoseconds)
        {
            double each = nanoseconds / ((double)n * Iterations);
            List<(string, object)> figures =
                [("milestones", n), ("iterations", Iterations), ("rounds", count), ("ns_per_sample", each), ("ms", nanoseconds / 1e6)];
            if (program is not null) figures.AddRange([("limit_ns", best[0]), ("ratio", each / best[0])]);
            Result.Print("simulation", what, [.. figures]);
        }
    }

    private static RegistrySnapshot Build(int n, Action<MilestoneRegistry> change)
    {
        Workload workload = Layered.Of(n);
        (MilestoneRegistry registry, _) = Plan.Build(workload, null, new Forgetful());
        SplitMix random = new(7);
        foreach (string name in workload.Ids)
        {
            int least = 60 + random.Below(900);
            int likely = least + random.Below(1000);
            registry.SetMilestoneField(
                name, "estimate", FormattableString.Invariant($"triangular {least}m/{likely}m/{likely + 1 + random.Below(4000)}m"));
        }

        change(registry);
        return registry.Current;
    }

    private static void AddLags(MilestoneRegistry registry)
    {
        SplitMix random = new(8);
        foreach (Milestone milestone in registry.Current.Milestones)
            foreach (string dependency in milestone.Dependencies)
                if (random.OneIn(3)) registry.SetDependencyField(milestone.Name, dependency, "lag", random.OneIn(2) ? "4h" : "-1h");
    }

    private static void AddCalendar(MilestoneRegistry registry)
    {
        SplitMix random = new(9);
        registry.SetPlanField("calendar-four", "base standard; fr off; 2026-04-03..2026-04-06 off");
        foreach (string name in registry.Current.Milestones.Select(milestone => milestone.Name))
            if (random.OneIn(3)) registry.SetMilestoneField(name, "calendar", "four");
    }

    private static Simulation Simulate(Schedule schedule, int iterations, int threads) =>
        Simulation.Run(schedule, new SimulationOptions { Seed = 42, Iterations = iterations, Threads = threads });

    private static double Timed(Action what)
    {
        double best = double.MaxValue;
        for (int turn = 0; turn < Turns; turn++)
        {
            long start = Clock.Now;
            what();
            best = Math.Min(best, Clock.NanosecondsSince(start));
        }

        return best;
    }

    /// <summary>The nanoseconds a milestone and iteration that the limit tells.</summary>
    private static double Limit(string? program, int n)
    {
        if (program is null) return 0;
        string[] arguments = [n.ToString(CultureInfo.InvariantCulture), Iterations.ToString(CultureInfo.InvariantCulture)];
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string[] words = process.StandardOutput.ReadToEnd().Split(' ', '\n');
        process.WaitForExit();
        return double.Parse(words[Array.IndexOf(words, "total") + 1], CultureInfo.InvariantCulture);
    }
}
