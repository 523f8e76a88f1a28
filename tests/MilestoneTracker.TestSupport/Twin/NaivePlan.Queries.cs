using System.Globalization;
using System.Numerics;
using MilestoneTracker.Risk;

namespace MilestoneTracker.TestSupport.Twin;

// Progress, ways, cycles, risk and impact, each from scratch.
internal sealed partial class NaivePlan
{
    private const int Whole = 1_000_000; // own progress is counted in millionths

    /// <summary>Of all that a milestone needs, itself included, how much is done: found by walking, and added up by hand.</summary>
    public NaiveCount CountOf(string name)
    {
        IEnumerable<string> needed = ShortestWays(name, at => IsCancelled(at) ? [] : DependenciesOf(at)).Keys;
        return Count(needed) is var count && Milestones[name].Status == MilestoneStatus.Completed ? count with { IsOfCompleted = true }
            : count;
    }

    /// <summary>The same of members alone.</summary>
    public NaiveCount Count(IEnumerable<string> members)
    {
        (int completed, int counted, int cancelled, BigInteger done, BigInteger weights) = (0, 0, 0, 0, 0);
        foreach (string member in members)
        {
            if (IsCancelled(member))
            {
                cancelled++;
                continue;
            }

            BigInteger weight = BigInteger.Parse(Fields[NaiveSubject.Milestone(member), "weight"] ?? "1", CultureInfo.InvariantCulture);
            (counted, weights, done) = (counted + 1, weights + weight, done + (weight * OwnOf(member)));
            if (Milestones[member].Status == MilestoneStatus.Completed) completed++;
        }

        return new NaiveCount(completed, counted, cancelled, done, weights * Whole, IsOfCompleted: false);
    }

    /// <summary>Everything that a milestone comes to through next ones, each with a shortest way there, and of those the ordinally
    /// smallest.</summary>
    public static Dictionary<string, string[]> ShortestWays(string from, Func<string, IEnumerable<string>> next)
    {
        Dictionary<string, string[]> ways = new(StringComparer.Ordinal) { [from] = [from] };
        List<string[]> longest = [[from]];
        while (longest.Count > 0)
        {
            IEnumerable<string[]> longer =
                longest.SelectMany(way => next(way[^1]).Where(name => !ways.ContainsKey(name)).Select(name => (string[])[.. way, name]));
            longest = [.. longer.GroupBy(way => way[^1], StringComparer.Ordinal).Select(group => group.Order(NameByName).First())];
            foreach (string[] way in longest) ways[way[^1]] = way;
        }

        return ways;
    }

    /// <summary>The cycle that a dependency would close, or nothing.</summary>
    public string[]? CycleThrough(string milestone, string dependency) =>
        milestone == dependency ? [milestone, milestone]
        : ShortestWays(dependency, DependenciesOf).TryGetValue(milestone, out string[]? way) ? [milestone, .. way]
        : null;

    /// <summary>How it stands with a dependency, both names being good.</summary>
    public string Check(string milestone, string dependency)
    {
        if (!Milestones.ContainsKey(milestone)) return $"{DependencyVerdict.UnknownMilestone}: {milestone}";
        if (!Milestones.ContainsKey(dependency)) return $"{DependencyVerdict.UnknownMilestone}: {dependency}";
        if (Dependencies.Contains((milestone, dependency))) return nameof(DependencyVerdict.AlreadyDeclared);
        return CycleThrough(milestone, dependency) is string[] cycle
            ? $"{DependencyVerdict.ClosesCycle}: {TwinText.Path(cycle)}" : nameof(DependencyVerdict.Allowed);
    }

    public string[] Impact(string name) =>
        [.. ShortestWays(name, DependentsOf).Keys.Where(reached => reached != name).Order(StringComparer.Ordinal)];

    public string[] Unresolved(string name) => [.. DependenciesOf(name).Where(IsUnresolved)];

    public RiskLevel LevelOf(string name) => Factors(name).Select(factor => factor.Level).DefaultIfEmpty(RiskLevel.None).Max();

    public List<NaiveFactor> Factors(string name)
    {
        List<NaiveFactor> factors = [];
        MilestoneStatus own = Milestones[name].Status;
        bool waits = Unresolved(name).Length > 0;
        if (own == MilestoneStatus.Cancelled) return factors;
        if (own == MilestoneStatus.Completed)
        {
            if (waits) factors.Add(new NaiveFactor(RiskCode.CompletedBeforeDependencies, RiskLevel.Medium, name, []));
            return factors;
        }

        if (own == MilestoneStatus.Blocked) factors.Add(new NaiveFactor(RiskCode.Blocked, RiskLevel.Critical, name, []));
        if (own == MilestoneStatus.OnHold) factors.Add(new NaiveFactor(RiskCode.OnHold, RiskLevel.High, name, []));
        if (waits) factors.Add(new NaiveFactor(RiskCode.UnresolvedDependencies, RiskLevel.Low, name, []));
        Dictionary<string, string[]> reached =
            ShortestWays(name, at => Milestones[at].Status == MilestoneStatus.Cancelled ? [] : DependenciesOf(at).Where(IsUnresolved));
        foreach ((string cause, string[] way) in reached.Where(pair => pair.Key != name))
        {
            NaiveFactor? factor = Milestones[cause].Status switch
            {
                MilestoneStatus.Cancelled => new NaiveFactor(RiskCode.DependencyCancelled, RiskLevel.High, cause, way),
                MilestoneStatus.Blocked => new NaiveFactor(RiskCode.DependencyBlocked, RiskLevel.High, cause, way),
                MilestoneStatus.OnHold => new NaiveFactor(RiskCode.DependencyOnHold, RiskLevel.Medium, cause, way),
                _ => null,
            };
            if (factor is not null) factors.Add(factor);
        }

        return [.. factors.OrderByDescending(factor => factor.Level)
            .ThenBy(factor => factor.Code.ToString(), StringComparer.Ordinal).ThenBy(factor => factor.Cause, StringComparer.Ordinal)];
    }

    private static readonly Comparer<string[]> NameByName = Comparer<string[]>.Create((a, b) =>
        a.Zip(b, string.CompareOrdinal).FirstOrDefault(order => order != 0));

    private bool IsUnresolved(string name) => Milestones[name].Status != MilestoneStatus.Completed;

    private bool IsCancelled(string name) => Milestones[name].Status == MilestoneStatus.Cancelled;

    private BigInteger OwnOf(string name)
    {
        if (Milestones[name].Status == MilestoneStatus.Completed) return Whole;
        if (Fields[NaiveSubject.Milestone(name), "progress"] is string reported)
            return (BigInteger)(decimal.Parse(reported, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Whole);
        return Milestones[name].Status == MilestoneStatus.InProgress ? Whole / 2 : 0;
    }
}

/// <summary>How much of what is done, out of how much.</summary>
internal sealed record NaiveCount(int Completed, int Counted, int Cancelled, BigInteger Done, BigInteger OutOf, bool IsOfCompleted)
{
    // Both sums are whole numbers that a double has exactly, so that one division rounds correctly.
    public double? Value => IsOfCompleted ? 1 : OutOf.IsZero ? null : (double)Done / (double)OutOf;

    private int? Percent => IsOfCompleted ? 100 : OutOf.IsZero ? null : Completed == Counted ? 100
        : (int)BigInteger.Min(99, Done * 100 / OutOf);

    public override string ToString() => TwinText.Count(Completed, Counted, Cancelled, Value, Percent);
}

internal sealed record NaiveFactor(RiskCode Code, RiskLevel Level, string Cause, string[] Chain);
