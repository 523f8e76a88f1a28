using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Conformance;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// Levelling of a layered plan of 10,000 milestones, each with one or two of 100 people, against the passes of the limit (cpm 10000), a
// program of its own, by turns in every round; of the turns the best is taken. The same milestones, links and durations as the limit's.
//
// pass: from a plan and assignments that were read to all places: the order, what is free of each person, the time in which each
// combination of people can work, and a place for each milestone. Nothing of it is kept from an earlier turn. read: who works on what, with
// tails and ranks. compute: what a caller pays, from a schedule that is there to a levelled one. findings, waits and bound: what is found
// when it is first read. Each with one calendar for all, and with one for each person: standard, with a shorter day and forty times off.
//
// search: 1,000 schedules of a problem of PSPLIB, one thread.
internal static class LevellingBenchmark
{
    private const int Milestones = 10_000;
    private const int People = 100;
    private const int TimesOff = 40;
    private const int Turns = 2;
    private const int MostTurns = 100;
    private const double Enough = 2e8; // nanoseconds
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0);

    public static int Run(string? program, string? problem, Rounds rounds)
    {
        Side one = new("one calendar", 50, Build(hasCalendars: false));
        Side each = new("a calendar each", 650, Build(hasCalendars: true));
        Schedule? hard = problem is null ? null : PsplibPlan.Read(problem);
        (int count, double[] best) = rounds.Best(
            () => [Limit(program), .. one.Measure(), .. each.Measure(), .. hard is null ? [0, 0] : Timed(() => hard, Search, 5 * Enough)],
            seconds: 10);
        int at = 1;
        foreach (Side side in new[] { one, each })
        {
            foreach (string part in Side.Parts)
            {
                (double ns, double cpu) = (best[at++], best[at++]);
                List<(string, object)> figures = [("milestones", Milestones), ("people", People), ("combinations", side.Combinations),
                    ("rounds", count), ("ms", ns / 1e6), ("cpu_ms", cpu / 1e6)];
                if (part == Side.Parts[0]) figures.Add(("sum", side.Sum));
                if (program is not null && part == Side.Parts[0]) figures.AddRange(
                    [("limit_ms", best[0] / 1e6), ("ratio", ns / best[0]), ("allowed", side.Allowed)]);
                Result.Print("levelling", $"{side.Name}, {part}", [.. figures]);
            }
        }

        if (hard is not null) Result.Print(
            "levelling", "search", ("problem", Path.GetFileNameWithoutExtension(problem!)), ("schedules", 1000), ("rounds", count),
            ("ms", best[at] / 1e6), ("cpu_ms", best[at + 1] / 1e6), ("allowed_ms", 100));
        return one.IsRight() && each.IsRight() ? Result.Right : Result.Wrong("a levelled schedule is not feasible.");
    }

    private static Schedule Build(bool hasCalendars)
    {
        Workload workload = Layered.Of(Milestones);
        (MilestoneRegistry registry, _) = Plan.Build(workload, null, new Forgetful());
        SplitMix durations = new(7);
        SplitMix random = new(11);
        for (int person = 0; person < People; person++)
        {
            registry.SetRecordField(ResourceKeys.Collection, NameOf(person), ResourceKeys.Capacity, "1");
            if (!hasCalendars) continue;
            string name = FormattableString.Invariant($"c{person}");
            IEnumerable<string> off = Enumerable.Range(0, TimesOff).Select(time => Now.AddDays((time * 45) + random.Below(40)))
                .Select(day => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}..{day.AddDays(4):yyyy-MM-dd} off"));
            string shorter = new[] { "mo", "tu", "we", "th", "fr" }[person % 5];
            registry.SetPlanField("calendar-" + name, $"base standard; {shorter} 08:00-{12 + (person % 3)}:00; " + string.Join("; ", off));
            registry.SetRecordField(ResourceKeys.Collection, NameOf(person), ResourceKeys.Calendar, name);
        }

        foreach (string milestone in workload.Ids)
        {
            registry.SetMilestoneField(milestone, "duration", FormattableString.Invariant($"{1 + durations.Below(2400)}m"));
            int first = random.Below(People - 1);
            string text = Share() + NameOf(first);
            if (random.OneIn(2)) text += "\n" + Share() + NameOf(first + 1 + random.Below(People - 1 - first));
            registry.SetMilestoneField(milestone, ResourceKeys.Assigned, text);
        }

        return Schedule.Compute(registry.Current, Now);

        string Share() => random.OneIn(2) ? "0.5 " : "1 ";
    }

    private static string NameOf(int person) => FormattableString.Invariant($"p{person:00}");

    private static LevelledSchedule Search(Schedule plain) => LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 1000 });

    private static double[] Timed(Func<object> what) => Timed(() => what, turn => turn());

    // The least time, and the least time on a processor: on a machine that is shared, nothing as long as this is left alone to its end.
    // What is prepared for each turn is not counted.
    private static double[] Timed<T>(Func<T> prepare, Func<T, object> what, double enough = Enough)
    {
        (double best, double least, double all) = (double.MaxValue, double.MaxValue, 0);
        for (int turn = 0; turn < Turns || (turn < MostTurns && all < enough); turn++)
        {
            T prepared = prepare();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long start = Clock.Now;
            GC.KeepAlive(what(prepared));
            double ns = Clock.NanosecondsSince(start);
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - used).TotalNanoseconds);
            (best, all) = (Math.Min(best, ns), all + ns);
        }

        return [best, least];
    }

    /// <summary>The nanoseconds of the passes that the limit tells, with whole numbers of 32 bits.</summary>
    private static double Limit(string? program)
    {
        if (program is null) return 0;
        string[] arguments = [Milestones.ToString(CultureInfo.InvariantCulture)];
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string line = process.StandardOutput.ReadToEnd().Split('\n').First(line => line.Contains("time=32-bit", StringComparison.Ordinal));
        process.WaitForExit();
        string[] words = line.Split(' ');
        return double.Parse(words[Array.LastIndexOf(words, "passes") + 1], CultureInfo.InvariantCulture) * 1e6; // the last one is in ms
    }

    private sealed class Side(string name, int allowed, Schedule plain)
    {
        public static readonly string[] Parts = ["pass", "read", "compute", "findings", "waits", "bound"];

        private readonly LevellingPlan _plan = new(plain.Times, Staffing.Of(plain.Model));

        public string Name => name;

        public int Allowed => allowed;

        public int Combinations => _plan.Staffing.Combinations;

        /// <summary>The sum of all finishes, in minutes from now: the same plan, the same sum.</summary>
        public long Sum => LevelledSchedule.Compute(plain).Milestones.Sum(milestone => (long)(milestone.Finish - Now).TotalMinutes);

        public double[] Measure() =>
        [
            .. Timed(Pass), .. Timed(() => new LevellingPlan(plain.Times, Staffing.Of(plain.Model))),
            .. Timed(() => LevelledSchedule.Compute(plain)),
            .. Timed(() => LevelledSchedule.Compute(plain), schedule => schedule.Findings),
            .. Timed(() => LevelledSchedule.Compute(plain), schedule => schedule.Waits),
            .. Timed(() => LevelledSchedule.Compute(plain), schedule => schedule.IsOptimal),
        ];

        // Nobody is asked for more than there is, nothing is finished before it is in the plain schedule or before what it depends on.
        public bool IsRight()
        {
            LevelledSchedule schedule = LevelledSchedule.Compute(plain);
            return ResourceUsage.Compute(schedule).OverAllocations.Count == 0 && schedule.Milestones.All(milestone =>
                !milestone.CannotBeStaffed && milestone.Finish >= milestone.PlainFinish
                && plain.Snapshot.GetMilestone(milestone.Name)!.Dependencies.All(
                    dependency => schedule.GetMilestone(dependency)!.Finish <= milestone.Start));
        }

        private Placing Pass()
        {
            Placing placing = new(_plan);
            placing.PlaceFixed();
            OnePass.Place(placing, OnePass.Order(_plan), default);
            return placing;
        }
    }
}
