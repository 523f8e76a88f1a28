using System.Globalization;
using MilestoneTracker.Planning.Tests.Twin;

namespace MilestoneTracker.Planning.Tests.Levelling;

// A small random plan with all links and lags, calendars, pins and dates, and people on top: pools and part-timers, calendars of their own,
// absences, steps of capacity, priorities.
internal static class StaffedPlan
{
    private static readonly string[] Capacities = ["1", "2", "0.5", "2; 2026-03-24 1", "1; 2026-03-23 0; 2026-03-26 1.5", "3"];
    private static readonly string[] Absences = ["2026-03-24..2026-03-26", "2026-03-23 0.5; 2026-03-30", "2026-03-25"];

    public static Schedule Schedule(int seed, bool hasPins = true, bool hasPriorities = true)
    {
        (MilestoneRegistry registry, DateTime now) = Registry(seed, hasPins, hasPriorities);
        return Planning.Schedule.Compute(registry.Current, now);
    }

    public static (MilestoneRegistry Registry, DateTime Now) Registry(int seed, bool hasPins = true, bool hasPriorities = true)
    {
        RandomPlan plan = new(seed, hasPins);
        MilestoneRegistry registry = plan.BuildRegistry();
        Random random = new(seed);
        string[] names = ["Ada", "Bob", "Rig"];
        foreach (string name in names)
        {
            registry.SetRecordField("resources", name, "capacity", Capacities[random.Next(Capacities.Length)]);
            if (random.Next(3) == 0) registry.SetRecordField("resources", name, "calendar", random.Next(2) == 0 ? "short" : "24x7");
            if (random.Next(3) == 0) registry.SetRecordField("resources", name, "unavailable", Absences[random.Next(Absences.Length)]);
        }

        foreach (NaiveJob job in plan.Jobs)
        {
            string milestone = RandomPlan.NameOf(job.Number);
            string[] assigned = [.. names.Where(_ => random.Next(2) == 0)
                .Select(name => new[] { "0.25 ", "0.5 ", "1 " }[random.Next(3)] + name)];
            if (assigned.Length > 0) registry.SetMilestoneField(milestone, "assigned", string.Join('\n', assigned));
            if (hasPriorities && random.Next(3) == 0)
                registry.SetMilestoneField(milestone, "priority", (100 * random.Next(11)).ToString(CultureInfo.InvariantCulture));
            if (job.Started is not null && job.Finished is null) registry.UpdateMilestoneStatus(milestone, MilestoneStatus.InProgress);
        }

        return (registry, RandomPlan.TimeOf(plan.Now));
    }
}
