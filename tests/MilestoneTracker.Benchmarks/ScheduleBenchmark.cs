using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// Schedules of layered plans, against the limit (cpm N), a program of its own, by turns in every round; of the turns the best is taken.
// The same plan and durations as the limit's, in working minutes of the standard calendar, so the finish must be the limit's.
//
// passes: forward and backward alone, of a plan that was read; lags: the same with a lag on one link in five; calendars: with five
// calendars of 160 exceptions by turns. compute: everything from a snapshot that was not asked before, with a duration each, a target
// on one in twenty, and the list of findings; update: the same from the schedule before, after one duration changed. Each is printed
// with its ratio to the limit, and the ratio that is allowed.
internal static class ScheduleBenchmark
{
    private const int Turns = 5;
    private const int MostTurns = 200;
    private const double Enough = 3e8; // nanoseconds
    private const int Calendars = 5;
    private const int Exceptions = 160;
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0);

    public static int Run(string[] sizes, string? limit, Rounds rounds)
    {
        int result = Result.Right;
        foreach (string size in sizes)
        {
            if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
                || n < Layered.Fewest) return Result.Wrong($"{size} is not a size from {Layered.Fewest} on.");
            result = Math.Max(result, Run(n, limit, rounds));
        }

        return result;
    }

    private static int Run(int n, string? program, Rounds rounds)
    {
        Workload workload = Layered.Of(n);
        int[] durations = new int[n];
        SplitMix random = new(7);
        for (int id = 0; id < n; id++) durations[id] = 1 + random.Below(2400);
        MilestoneRegistry registry = Build(workload, durations, null);
        PlanModel plain = ModelOf(Build(workload, durations, null, hasTargets: false));
        PlanModel lags = ModelOf(Build(workload, durations, (registry, i) =>
        {
            if (i % 5 == 0) registry.SetDependencyField(
                workload.Ids[workload.Edges[i].From], workload.Ids[workload.Edges[i].To], "lag", "4h");
        }, hasTargets: false));
        PlanModel calendars = ModelOf(WithCalendars(workload, durations));
        if (plain.Terms is not null || Times.Of(plain) is not OneCalendarTimes
            || Times.Of(lags) is not OneCalendarTimes) return Result.Wrong("the passes are not those that are meant.");
        Side side = new(registry, workload);
        long finish = 0;
        (int count, double[] best) = rounds.Best(
            () =>
            {
                (double passes, double all, long theirs) = Limit(program, n);
                finish = theirs;
                return [passes, all, Timed(Passes(plain)), Timed(Passes(lags)), Timed(() => new GeneralTimes(calendars)),
                    Best(side.Compute), Best(side.Update)];
            },
            seconds: 10);
        double each = n + workload.Edges.Length;
        (string Name, double Allowed)[] parts = [("passes", 2), ("lags", 2), ("calendars", 8), ("compute", 8), ("update", 1)];
        for (int i = 0; i < parts.Length; i++)
        {
            double ns = best[i + 2] / each;
            List<(string, object)> figures =
                [("workload", workload.Name), ("rounds", count), ("ns_per_milestone_and_dependency", ns), ("ms", best[i + 2] / 1e6)];
            double against = best[i < 3 ? 0 : 1];
            if (program is not null) figures.AddRange(
                [("limit", i < 3 ? "passes" : "all"), ("limit_ns", against), ("ratio", ns / against), ("allowed", parts[i].Allowed)]);
            Result.Print("schedule", parts[i].Name, [.. figures]);
        }

        return side.IsRight()
            && (program is null || plain.Inputs.Calendar.Work(Now, Schedule.Compute(plain.View.Snapshot, Now).Finish) == finish)
            ? Result.Right : Result.Wrong("the finish is not the limit's, or an update is not what computing gives.");
    }

    private static MilestoneRegistry Build(
        Workload workload, int[] durations, Action<MilestoneRegistry, int>? onLink, bool hasTargets = true)
    {
        (MilestoneRegistry registry, _) = Plan.Build(workload, null, new Forgetful());
        for (int id = 0; id < durations.Length; id++)
        {
            registry.SetMilestoneField(workload.Ids[id], "duration", Minutes(durations[id]));
            if (hasTargets && id % 20 == 0) registry.SetMilestoneField(workload.Ids[id], "target", "2026-09-30");
        }

        for (int i = 0; onLink is not null && i < workload.Edges.Length; i++) onLink(registry, i);
        return registry;
    }

    private static MilestoneRegistry WithCalendars(Workload workload, int[] durations)
    {
        MilestoneRegistry registry = Build(workload, durations, null, hasTargets: false);
        for (int calendar = 0; calendar < Calendars; calendar++)
        {
            IEnumerable<string> off = Enumerable.Range(0, Exceptions)
                .Select(i => Now.AddDays((i * 9) + calendar).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " off");
            registry.SetPlanField(FormattableString.Invariant($"calendar-c{calendar}"), "base standard; " + string.Join("; ", off));
        }

        for (int id = 0; id < durations.Length; id++)
            registry.SetMilestoneField(workload.Ids[id], "calendar", FormattableString.Invariant($"c{id % Calendars}"));
        return registry;
    }

    private static PlanModel ModelOf(MilestoneRegistry registry) => Schedule.Compute(registry.Current, Now).Model;

    // Forward and backward, of a plan that was read, ordered and laid on an axis: as the limit's.
    private static Func<object> Passes(PlanModel model)
    {
        Floors floors = new(model, new Axis(model.Inputs.Calendar, model.Now), model.Inputs.DefaultCalendar);
        return () =>
        {
            int[] finishes = new int[model.Rows.Length + 1];
            int last = EarlyPlaces.Run(model, floors, finishes);
            LatePlaces late = new(model, floors.Axis, floors);
            return late.TryToFinish(floors.Axis.TimeOf(last)) ? late
                : throw new InvalidOperationException("The plan does not fit the axis.");
        };
    }

    private static string Minutes(int minutes) => FormattableString.Invariant($"{minutes}m");

    // As the limit does: many turns of what is short, because on a shared machine few of them are undisturbed.
    private static double Timed(Func<object> what)
    {
        (double best, double all) = (double.MaxValue, 0);
        for (int turn = 0; turn < Turns || (turn < MostTurns && all < Enough); turn++)
        {
            long start = Clock.Now;
            GC.KeepAlive(what());
            double ns = Clock.NanosecondsSince(start);
            (best, all) = (Math.Min(best, ns), all + ns);
        }

        return best;
    }

    private static double Best(Func<double> timed) => Enumerable.Range(0, Turns).Min(_ => timed());

    /// <summary>The nanoseconds a milestone and dependency that the limit tells, with whole numbers of 32 bits.</summary>
    private static (double Passes, double All, long Finish) Limit(string? program, int n)
    {
        if (program is null) return default;
        using Process process =
            Process.Start(new ProcessStartInfo(program, [n.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        string line = process.StandardOutput.ReadToEnd().Split('\n').First(line => line.Contains("time=32-bit", StringComparison.Ordinal));
        process.WaitForExit();
        string[] words = line.Split(' ');
        double After(string word) => double.Parse(words[Array.IndexOf(words, word) + 1], CultureInfo.InvariantCulture);
        string finish = words.Single(word => word.StartsWith("finish=", StringComparison.Ordinal))["finish=".Length..];
        return (After("passes"), After("all"), long.Parse(finish, CultureInfo.InvariantCulture));
    }

    private sealed class Side(MilestoneRegistry registry, Workload workload)
    {
        private int _changes;
        private Schedule _before = Schedule.Compute(registry.Current, Now);

        public double Compute()
        {
            Change();
            RegistrySnapshot snapshot = registry.Current;
            long start = Clock.Now;
            GC.KeepAlive(Schedule.Compute(snapshot, Now).Findings);
            return Clock.NanosecondsSince(start);
        }

        public double Update()
        {
            _before = _before.Update(registry.Current, Now);
            Change();
            RegistrySnapshot snapshot = registry.Current;
            long start = Clock.Now;
            _before = _before.Update(snapshot, Now);
            return Clock.NanosecondsSince(start);
        }

        public bool IsRight() => Schedule.Compute(_before.Snapshot, Now).ChangesSince(_before).IsEmpty;

        private void Change() =>
            registry.SetMilestoneField(workload.Ids[_changes % workload.Ids.Length], "duration", Minutes(1 + (++_changes % 2000)));
    }
}
