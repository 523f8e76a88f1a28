namespace MilestoneTracker.Planning.Tests.Schedules;

// Small plans in a line each: "name duration key=value; …", and "dependent > dependency kind lag".
internal static class Plans
{
    public static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0);

    public static MilestoneRegistry Of(params string[] lines)
    {
        MilestoneRegistry registry = new();
        foreach (string line in lines) Add(registry, line);
        return registry;
    }

    public static Schedule Schedule(params string[] lines) => Planning.Schedule.Compute(Of(lines).Current, Now);

    private static void Add(MilestoneRegistry registry, string line)
    {
        string[] words = line.Split(' ');
        if (words.Length > 2 && words[1] == ">")
        {
            registry.DeclareMilestoneDependency(words[0], words[2]);
            if (words.Length > 3) registry.SetDependencyField(words[0], words[2], "link", words[3]);
            if (words.Length > 4) registry.SetDependencyField(words[0], words[2], "lag", string.Join(' ', words[4..]));
            return;
        }

        MilestoneStatus status =
            words.Select(word => MilestoneStatuses.TryParseExact(word, out MilestoneStatus found) ? found : MilestoneStatus.Planned)
            .Max();
        registry.RegisterMilestone(words[0], status: status);
        foreach (string word in words[1..].Where(word => !MilestoneStatuses.TryParseExact(word, out _)))
        {
            string[] pair = word.Split('=');
            registry.SetMilestoneField(words[0], pair.Length == 2 ? pair[0] : "duration", pair[^1]);
        }
    }
}
