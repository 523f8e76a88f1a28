using System.Globalization;

namespace MilestoneTracker.Planning.Tests.Twin;

// A small random plan, as numbers for the naive twin and as fields for the registry. Times are minutes since the origin, a Monday at 00:00.
internal sealed class RandomPlan
{
    public const int Days = 240;
    public static readonly DateTime Origin = new(2026, 3, 2);
    private static readonly string[] CalendarTexts = ["", "calendar-short", "calendar-night", "24x7"];
    private readonly Random _random;

    public RandomPlan(int seed, bool hasPins = true, bool isPlain = false)
    {
        _random = new Random(seed);
        Now = (20 * 1440) + (_random.Next(7) * 1440) + _random.Next(1440);
        Start = Now + _random.Next(-3 * 1440, 3 * 1440);
        IsOverride = _random.Next(3) == 0;
        int count = 2 + _random.Next(10);
        int oneCalendar = _random.Next(3);
        for (int i = 0; i < count; i++) Jobs.Add(Job(i, hasPins, isPlain ? oneCalendar : _random.Next(3), !isPlain));
        for (int i = 1; i < count; i++)
            foreach (int j in Enumerable.Range(0, i).OrderBy(_ => _random.Next()).Take(_random.Next(4)).Order())
                Links.Add(Link(i, j, isPlain));
    }

    public int Now { get; }

    public int Start { get; }

    public bool IsOverride { get; }

    public List<NaiveJob> Jobs { get; } = [];

    public List<NaiveLink> Links { get; } = [];

    public static DateTime TimeOf(int minute) => Origin.AddMinutes(minute);

    public static string NameOf(int job) => $"m{job:00}";

    public RegistrySnapshot Build() => BuildRegistry().Current;

    public MilestoneRegistry BuildRegistry()
    {
        MilestoneRegistry registry = new();
        registry.SetPlanField("start", Text(Start));
        registry.SetPlanField(
            "calendar-short", "mo-tu 09:00-11:30 13:00-15:00; th-fr 10:00-18:00; 2026-03-26 off; "
            + "2026-04-04 08:00-12:00; 2026-04-07..2026-04-09 off");
        registry.SetPlanField("calendar-night", "base standard; we 20:00-24:00; th 00:00-04:00 08:00-12:00");
        if (IsOverride) registry.SetPlanField("logic", "override");
        foreach (NaiveJob job in Jobs.OrderBy(_ => _random.Next()))
        {
            string name = NameOf(job.Number);
            registry.RegisterMilestone(name, status: job.Finished is not null ? MilestoneStatus.Completed : MilestoneStatus.Planned);
            if (job.Duration > 0) registry.SetMilestoneField(name, "duration", Minutes(job.Duration) + (job.IsElapsed ? "em" : "m"));
            if (job.Calendar > 0) registry.SetMilestoneField(
                name, "calendar", CalendarTexts[job.Calendar].Replace("calendar-", "", StringComparison.Ordinal));
            if (job.Remaining != job.Duration) registry.SetMilestoneField(
                name, "remaining", Minutes(job.Remaining) + (job.IsElapsed ? "em" : "m"));
            Set(registry, name, "started", job.Started);
            Set(registry, name, "finished", job.Finished);
            Set(registry, name, "not-before", job.NotBefore);
            Set(registry, name, "finish-not-before", job.FinishNotBefore);
            Set(registry, name, "pinned", job.Pinned);
            Set(registry, name, "target", job.Target);
        }

        foreach (NaiveLink link in Links.OrderBy(_ => _random.Next()))
        {
            (string m, string d) = (NameOf(link.Dependent), NameOf(link.Dependency));
            registry.DeclareMilestoneDependency(m, d);
            if (link.Kind != "FS") registry.SetDependencyField(m, d, "link", link.Kind);
            if (link.Lag != 0) registry.SetDependencyField(
                m, d, "lag", (link.Lag < 0 ? "-" : "") + Minutes(Math.Abs(link.Lag)) + (link.IsElapsed ? "em" : "m"));
        }

        return registry;
    }

    /// <summary>The calendars by number, written down minute by minute from their texts, by hand.</summary>
    public static NaiveCalendar[] Calendars() =>
    [
        Of((day, m) => day % 7 < 5 && (m is >= 480 and < 720 or >= 780 and < 1020)),
        Of((day, m) => day switch
        {
            24 or 36 or 37 or 38 => false,
            33 => m is >= 480 and < 720,
            _ => (day % 7) switch { 0 or 1 => m is >= 540 and < 690 or >= 780 and < 900, 3 or 4 => m is >= 600 and < 1080, _ => false },
        }),
        Of((day, m) => (day % 7) switch
        {
            2 => m >= 1200,
            3 => m is < 240 or >= 480 and < 720,
            0 or 1 or 4 => m is >= 480 and < 720 or >= 780 and < 1020,
            _ => false,
        }),
        Of((_, _) => true),
    ];

    private static NaiveCalendar Of(Func<int, int, bool> isWorking) =>
        new([.. Enumerable.Range(0, Days * 1440).Select(t => isWorking(t / 1440, t % 1440))]);

    private static void Set(MilestoneRegistry registry, string name, string key, int? minute)
    {
        if (minute is { } time) registry.SetMilestoneField(name, key, Text(time));
    }

    private static string Text(int minute) => TimeOf(minute).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static string Minutes(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);

    private NaiveJob Job(int number, bool hasPins, int calendar, bool mayElapse)
    {
        int duration = _random.Next(4) == 0 ? 0 : _random.Next(6) == 0 ? 60 * _random.Next(1, 9) : _random.Next(1, 1500);
        bool isElapsed = mayElapse && duration > 0 && _random.Next(6) == 0;
        int what = _random.Next(10);
        int? started = what is 0 or 1 ? Now - _random.Next(6 * 1440) : null;
        int? finished = what == 0 ? Math.Min(Now, started!.Value + _random.Next(3 * 1440)) : null;
        if (what == 0) started = Math.Min(started!.Value, finished!.Value);
        return new NaiveJob(number, calendar, duration, isElapsed)
        {
            Remaining = what == 0 ? duration : what == 1 ? (duration == 0 ? 0 : _random.Next(0, 1500)) : duration,
            Started = started,
            Finished = finished,
            NotBefore = _random.Next(8) == 0 ? Near() : null,
            FinishNotBefore = _random.Next(8) == 0 ? Near() : null,
            Pinned = hasPins && _random.Next(12) == 0 ? Near() : null,
            Target = _random.Next(5) == 0 ? Near() : null,
        };

        int Near() => Now + (_random.Next(-2, 8) * 1440) + (_random.Next(2) == 0 ? _random.Next(1440) : 60 * _random.Next(8, 18));
    }

    private NaiveLink Link(int dependent, int dependency, bool isPlain)
    {
        if (isPlain && _random.Next(2) == 0) return new NaiveLink(dependent, dependency, "FS", 0, false);
        string kind = _random.Next(2) == 0 ? "FS" : new[] { "SS", "FF", "SF" }[_random.Next(3)];
        int lag = _random.Next(2) == 0 ? 0 : _random.Next(-700, 1200);
        return new NaiveLink(dependent, dependency, kind, lag, !isPlain && lag != 0 && _random.Next(3) == 0);
    }
}

internal sealed record NaiveJob(int Number, int Calendar, int Duration, bool IsElapsed)
{
    public int Remaining { get; init; }

    public int? Started { get; init; }

    public int? Finished { get; init; }

    public int? NotBefore { get; init; }

    public int? FinishNotBefore { get; init; }

    public int? Pinned { get; init; }

    public int? Target { get; init; }
}

internal sealed record NaiveLink(int Dependent, int Dependency, string Kind, int Lag, bool IsElapsed);
