using MilestoneTracker.Auditing;

namespace MilestoneTracker.Planning.Tests.Trends;

// A log that random changes have written, whose clock goes forward and sometimes back.
internal sealed class Log
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly Clock _clock = new();

    public Log(int seed, int changes)
    {
        Registry = new MilestoneRegistry(Events, new MilestoneRegistryOptions { TimeProvider = _clock });
        Random random = new(seed);
        for (int i = 0; i < changes; i++)
        {
            _clock.Now += random.Next(12) == 0 ? TimeSpan.FromHours(-random.Next(60)) : TimeSpan.FromMinutes(random.Next(900));
            Change(random);
        }
    }

    public InMemoryAuditLog Events { get; } = new();

    public MilestoneRegistry Registry { get; }

    public static DateTimeOffset[] Reports(int count, int days = 3) =>
        [.. Enumerable.Range(0, count).Select(i => Start.AddDays((i - 2) * days).AddMinutes(i))];

    public void GoTo(DateTimeOffset time) => _clock.Now = time;

    private void Change(Random random)
    {
        string name = $"m{random.Next(8)}";
        if (!Registry.Current.Contains(name))
        {
            Registry.RegisterMilestone(name);
            Registry.SetMilestoneField(name, "duration", $"{1 + random.Next(20)}d");
            return;
        }

        switch (random.Next(10))
        {
            case 0: Registry.RemoveMilestone(name); break;
            case 1: Registry.SetMilestoneField(name, "weight", random.Next(3) == 0 ? null : $"{2 + random.Next(5)}"); break;
            case 2: Registry.SetMilestoneField(name, "duration", $"{1 + random.Next(30)}d"); break;
            case 3: Registry.TryDeclareMilestoneDependency(name, Registry.Current.Milestones.First().Name); break;
            case 4: Registry.SetPlanField("zone", random.Next(2) == 0 ? null : "Europe/Berlin"); break;
            default: Registry.UpdateMilestoneStatus(name, (MilestoneStatus)random.Next(6)); break;
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
