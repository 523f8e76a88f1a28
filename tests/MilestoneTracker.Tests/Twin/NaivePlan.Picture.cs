using System.Numerics;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Tests.Twin;

// Every answer to every question as lines of text: the twin of Picture.
internal sealed partial class NaivePlan
{
    public string Picture(IReadOnlyList<string> names)
    {
        List<string> lines = [$"version {Version}, {Milestones.Count} milestones: {Words.List(Milestones.Keys)}"];
        Dictionary<string, BigInteger> units = Units();
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            if (!Milestones.TryGetValue(name, out NaiveMilestone? milestone))
            {
                lines.Add($"{name}: nothing, not found: {name}");
                continue;
            }

            string bits = Words.Bits((double)units[name] / (double)One);
            lines.Add($"{name}: {MilestoneLine(name, bits)} at {Version}, {bits}, graph {Words.List(DependenciesOf(name))}");
            lines.AddRange(milestone.History.Select(entry => "  had " + entry));
            lines.Add($"  risk {LevelOf(name)} {LevelOf(name)} {milestone.Status == MilestoneStatus.Blocked} {milestone.Status == MilestoneStatus.OnHold} {bits} waits for {Words.List(Unresolved(name))}");
            lines.AddRange(Factors(name).Select(factor => $"    {factor.Level} {factor.Code} {factor.Cause} {Words.Way(factor.Chain)}"));
            lines.Add($"  impact {Words.List(Impact(name))}");
        }

        foreach (string milestone in names)
            foreach (string dependency in names) lines.Add($"{milestone} on {dependency}: {Check(milestone, dependency)}");
        return string.Join('\n', lines);
    }

    /// <summary>What moved since an earlier plan, found by looking at everything.</summary>
    public string Differences(NaivePlan earlier)
    {
        List<string> lines = [];
        foreach (string name in earlier.Milestones.Keys.Union(Milestones.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string[] before = earlier.DependenciesOf(name);
            string[] after = DependenciesOf(name);
            string was = $"{earlier.Brief(name)} risk {earlier.LevelOrNone(name)}";
            string now = $"{Brief(name)} risk {LevelOrNone(name)}";
            if (was == now && before.SequenceEqual(after, StringComparer.Ordinal)) continue;
            lines.Add($"{name}: {was} → {now}, new {Words.List(after.Except(before, StringComparer.Ordinal))}, gone {Words.List(before.Except(after, StringComparer.Ordinal))}");
        }

        return string.Join('\n', lines);
    }

    private string Brief(string name) =>
        Milestones.TryGetValue(name, out NaiveMilestone? milestone) ? $"{milestone.Status} {Words.Bits((double)Units()[name] / (double)One)} {Words.List(milestone.Components)}" : "nothing";

    private RiskLevel LevelOrNone(string name) => Milestones.ContainsKey(name) ? LevelOf(name) : RiskLevel.None;

    private string MilestoneLine(string name) => MilestoneLine(name, Words.Bits((double)Units()[name] / (double)One));

    private string MilestoneLine(string name, string bits)
    {
        NaiveMilestone milestone = Milestones[name];
        return $"{name} {milestone.Status} {bits} over {Words.List(milestone.Components)} on {Words.List(DependenciesOf(name))} for {Words.List(DependentsOf(name))} {milestone.History.Count} entries";
    }
}
