using System.Numerics;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Tests.Twin;

// Progress, ways, cycles, risk and impact, each from scratch.
internal sealed partial class NaivePlan
{
    private static readonly BigInteger One = BigInteger.Pow(2, 53);

    /// <summary>Progress in units of 2⁻⁵³, of every milestone.</summary>
    public Dictionary<string, BigInteger> Units()
    {
        Dictionary<string, BigInteger> units = new(StringComparer.Ordinal);
        foreach (string name in Milestones.Keys) UnitsOf(name, units);
        return units;
    }

    /// <summary>Everything that a milestone comes to through next ones, each with a shortest way there, and of those the ordinally smallest.</summary>
    public static Dictionary<string, string[]> ShortestWays(string from, Func<string, IEnumerable<string>> next)
    {
        Dictionary<string, string[]> ways = new(StringComparer.Ordinal) { [from] = [from] };
        List<string[]> longest = [[from]];
        while (longest.Count > 0)
        {
            IEnumerable<string[]> longer = longest.SelectMany(way => next(way[^1]).Where(name => !ways.ContainsKey(name)).Select(name => (string[])[.. way, name]));
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
        return CycleThrough(milestone, dependency) is string[] cycle ? $"{DependencyVerdict.ClosesCycle}: {Words.Way(cycle)}" : nameof(DependencyVerdict.Allowed);
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
        Dictionary<string, string[]> reached = ShortestWays(name, at => Milestones[at].Status == MilestoneStatus.Cancelled ? [] : DependenciesOf(at).Where(IsUnresolved));
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

    private BigInteger UnitsOf(string name, Dictionary<string, BigInteger> known)
    {
        if (!known.ContainsKey(name)) known[name] = FromRules(name, known);
        return known[name];
    }

    private BigInteger FromRules(string name, Dictionary<string, BigInteger> known)
    {
        MilestoneStatus status = Milestones[name].Status;
        if (status == MilestoneStatus.Completed) return One;
        if (status == MilestoneStatus.Cancelled) return 0;
        string[] counted = [.. DependenciesOf(name).Where(dependency => Milestones[dependency].Status != MilestoneStatus.Cancelled)];
        if (counted.Length == 0) return status == MilestoneStatus.InProgress ? One / 2 : 0;
        BigInteger sum = counted.Aggregate(BigInteger.Zero, (total, dependency) => total + UnitsOf(dependency, known));
        return sum.IsZero ? 0 : BigInteger.Max(1, BigInteger.Divide(sum, counted.Length));
    }
}

internal sealed record NaiveFactor(RiskCode Code, RiskLevel Level, string Cause, string[] Chain);
