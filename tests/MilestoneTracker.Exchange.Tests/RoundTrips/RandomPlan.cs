using MilestoneTracker.Auditing;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// Plans of everything that a plan may have: hostile names and values, all statuses, links of all kinds, lags, fields that are known and
// others.
internal static class RandomPlan
{
    private static readonly string[] Words =
    [
        "Design", "=SUM(A1)", "'quoted", "+1", "-1", "@x", "1", "2", "3FS", "2FS+1d", "#2", "1SS-2d;3", "a, b; c", "[\"x\"]", "[", "\"",
            "\"\"", "<b>&amp;</b>", "]]>", "\\n", "\\", "^n^'", "BEGIN:VTODO",
        "X:Y;Z=\"1\"", "section a", "title: x", "gantt", "%%", "\uFFFE", "\uFFFF", "\uFFFD", "\uD83D\uDE00", "e\u0301", "\u05D0\u05D1",
            "a\u00A0b", "\uFF1D1", "null", "{}", "[milestones 1]", "é", new string('x', 256),
        new string('\u00E9', 200), "Name / with / parts", "…",
    ];

    private static readonly string[] Values =
        ["v", "1", "a\nb", "a\tb", "\n", " ", "=1+1", "'", "\"q\"", "a,b;c", "\\n", "{\"a\":1}", "[milestones 1]\n{}", "\uFFFF",
            "\uD83D\uDE00", "2026-01-01", "5d", "é" + new string('y', 100), new string('z', 4096)];

    private static readonly string[] Times = ["2026-03-02", "2026-03-02T08:00", "2026-12-31T23:59", "not a date"];

    private static readonly string[] Lengths = ["0d", "5d", "1d 4h", "3ed", "2ed 4eh 5em", "90m", "1h 30m", "ten days", "20d", "1d",
        "2d 7h 59m"];

    public static RegistrySnapshot Of(Random random)
    {
        MilestoneRegistry registry = MilestoneRegistry.Open(new InMemoryAuditLog());
        List<string> names = [];
        for (int i = random.Next(1, 12); i > 0; i--)
        {
            string name = random.Next(2) == 0 ? Words[random.Next(Words.Length)]
                : $"{Words[random.Next(Words.Length - 3)]}{random.Next(9)}";
            if (name.Length <= 256 && !names.Contains(name)) names.Add(name);
        }

        foreach (string name in names)
        {
            registry.RegisterMilestone(name, Enumerable.Range(0, random.Next(4))
                .Select(_ => Words[random.Next(Words.Length)]), (MilestoneStatus)random.Next(6));
            SetFields(random, registry, name);
        }

        for (int i = 0; i < names.Count * 2; i++)
        {
            (string one, string other) = (names[random.Next(names.Count)], names[random.Next(names.Count)]);
            if (registry.TryDeclareMilestoneDependency(one, other)
                .Verdict == DependencyVerdict.Allowed) SetFields(random, registry, one, other);
        }

        if (random.Next(2) == 0) registry.SetPlanField("title", Values[random.Next(Values.Length - 2)]);
        if (random.Next(2) == 0) registry.SetPlanField("start", "2026-01-05T08:00");
        if (random.Next(3) == 0) registry.SetPlanField("hours-per-day", random.Next(2) == 0 ? "7" : "6");
        return registry.Current;
    }

    private static void SetFields(Random random, MilestoneRegistry registry, string name)
    {
        foreach (string key in new[] { "target", "not-before", "finish-not-before", "pinned", "started", "finished" }.Where(_ =>
            random.Next(4) == 0)) registry.SetMilestoneField(name, key, Times[random.Next(Times.Length)]);
        if (random.Next(2) == 0) registry.SetMilestoneField(name, "duration", Lengths[random.Next(Lengths.Length)]);
        if (random.Next(3) == 0) registry.SetMilestoneField(name, "progress",
            random.Next(4) switch { 0 => "0", 1 => "1", 2 => "0.123456", _ => "0.5" });
        if (random.Next(4) == 0) registry.SetMilestoneField(name, "weight", $"{random.Next(1, 1001)}");
        foreach (string key in new[] { "owner", "notes", "title", "outline", "acme.cost-centre", "calendar", "url", "x-1" }.Where(_ =>
            random.Next(4) == 0)) registry.SetMilestoneField(name, key, Values[random.Next(Values.Length)]);
        if (random.Next(4) == 0) registry.SetMilestoneField(name, "source-url", random.Next(2) == 0 ? "https://example.com/a?b=c#d"
            : "no address");
        if (random.Next(4) != 0) return;
        registry.SetMilestoneField(name, "source", "mspdi:other");
        registry.SetMilestoneField(name, "source-id", $"{random.Next(5)}");
    }

    private static void SetFields(Random random, MilestoneRegistry registry, string milestone, string dependency)
    {
        if (random.Next(3) == 0) registry.SetDependencyField(milestone, dependency, "link",
            random.Next(6) switch { 0 => "SS", 1 => "FF", 2 => "SF", 3 => "FS", 4 => "ss", _ => "XX" });
        if (random.Next(3) == 0) registry.SetDependencyField(milestone, dependency, "lag", (random.Next(2) == 0 ? "-" : "")
            + Lengths[random.Next(Lengths.Length)]);
        if (random.Next(6) == 0) registry.SetDependencyField(milestone, dependency, "note", Values[random.Next(Values.Length)]);
        if (random.Next(6) == 0) registry.SetDependencyField(milestone, dependency, "source", "hand:x");
    }
}
