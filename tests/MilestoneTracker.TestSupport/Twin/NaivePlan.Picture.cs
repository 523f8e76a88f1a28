using MilestoneTracker.Risk;

namespace MilestoneTracker.TestSupport.Twin;

// Every answer to every question as lines of text: the twin of Picture.
internal sealed partial class NaivePlan
{
    public string Picture(IReadOnlyList<string> names)
    {
        List<string> lines = [$"version {Version}, {Milestones.Count} milestones: {TwinText.List(Milestones.Keys)}"];
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            if (!Milestones.TryGetValue(name, out NaiveMilestone? milestone))
            {
                lines.Add($"{name}: nothing, not found: {name}");
                continue;
            }

            string count = CountOf(name).ToString();
            string bits = TwinText.Bits(CountOf(name).Value ?? 0);
            lines.Add($"{name}: {MilestoneLine(name)} at {Version}, {bits}, graph {TwinText.List(DependenciesOf(name))}");
            lines.Add($"  done {count} | {count} | {count} | {count}");
            lines.AddRange(milestone.History.Select(entry => "  had " + entry));
            lines.Add($"  risk {LevelOf(name)} {LevelOf(name)} {milestone.Status == MilestoneStatus.Blocked}"
                + $" {milestone.Status == MilestoneStatus.OnHold} waits for {TwinText.List(Unresolved(name))}");
            lines.AddRange(
                Factors(name).Select(factor => $"    {factor.Level} {factor.Code} {factor.Cause} {TwinText.Path(factor.Chain)}"));
            lines.Add($"  impact {TwinText.List(Impact(name))}");
            lines.AddRange(DependenciesOf(name).Select(dependency =>
                $"  on {dependency} {TwinText.Fields(Fields.Of(NaiveSubject.Dependency(name, dependency)))}"));
        }

        foreach (string milestone in names)
            foreach (string dependency in names) lines.Add($"{milestone} on {dependency}: {Check(milestone, dependency)}");
        lines.Add($"plan {TwinText.Fields(Fields.Of(NaiveSubject.Plan))}");
        foreach (string collection in Fields.Collections)
        {
            lines.AddRange(Fields.RecordsOf(collection).Select(record =>
                $"record {collection} {record} {TwinText.Fields(Fields.Of(NaiveSubject.Record(collection, record)))}"));
        }

        lines.Add($"all {Count(Milestones.Keys)}");
        foreach (string component in Milestones.Values.SelectMany(milestone => milestone.Components).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            IEnumerable<string> members =
                Milestones.Keys.Where(name => Milestones[name].Components.Contains(component, StringComparer.Ordinal));
            lines.Add($"over {component} {Count(members)}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>What moved since an earlier plan, found by looking at everything.</summary>
    public string Differences(NaivePlan earlier)
    {
        string[] names = [.. earlier.Milestones.Keys.Union(Milestones.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] inBoth = [.. names.Where(name => earlier.Milestones.ContainsKey(name) && Milestones.ContainsKey(name))];
        string[] moved = [.. names.Where(name => ContentOf(name, earlier) != ContentOf(name, this))];
        string[] fields =
        [
            .. Fields.DifferencesOf(NaiveSubject.Plan, earlier.Fields),
            .. moved.SelectMany(name => FieldDifferences(name, earlier)),
            .. from collection in Both(earlier.Fields.Collections, Fields.Collections)
               from record in Both(earlier.Fields.RecordsOf(collection), Fields.RecordsOf(collection))
               from difference in Fields.DifferencesOf(NaiveSubject.Record(collection, record), earlier.Fields)
               select difference,
        ];
        string[] progress = [.. inBoth.Where(name => earlier.CountOf(name).Value != CountOf(name).Value)];
        string[] risk = [.. inBoth.Where(name => earlier.LevelOf(name) != LevelOf(name))];
        return string.Join('\n',
        [
            .. moved.Select(name => DifferenceOf(name, earlier)),
            .. fields,
            $"progress {TwinText.List(progress)}",
            $"risk {TwinText.List(risk)}",
            $"affected {TwinText.List(Both(Both(moved, progress), risk))}",
            $"empty {moved.Length == 0 && fields.Length == 0}",
        ]);
    }

    private string DifferenceOf(string name, NaivePlan earlier)
    {
        string[] before = earlier.Milestones.ContainsKey(name) ? earlier.DependenciesOf(name) : [];
        string[] after = Milestones.ContainsKey(name) ? DependenciesOf(name) : [];
        return $"{name}: {earlier.Brief(name)} risk {earlier.LevelOrNone(name)} → {Brief(name)} risk {LevelOrNone(name)}"
            + $", new {TwinText.List(after.Except(before, StringComparer.Ordinal))}"
            + $", gone {TwinText.List(before.Except(after, StringComparer.Ordinal))}, fields "
                + $"{TwinText.List(FieldDifferences(name, earlier))}";
    }

    private IEnumerable<string> FieldDifferences(string name, NaivePlan earlier) =>
    [
        .. Fields.DifferencesOf(NaiveSubject.Milestone(name), earlier.Fields),
        .. Both(earlier.Milestones.Keys, Milestones.Keys).SelectMany(dependency =>
            Fields.DifferencesOf(NaiveSubject.Dependency(name, dependency), earlier.Fields)),
    ];

    private static IEnumerable<string> Both(IEnumerable<string> some, IEnumerable<string> others) =>
        some.Union(others, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>All that is a milestone's own in a plan, in one text.</summary>
    private static string ContentOf(string name, NaivePlan plan) => plan.Milestones.TryGetValue(name, out NaiveMilestone? milestone)
        ? $"{milestone.Status} {TwinText.List(milestone.Components)} {TwinText.Fields(plan.Fields.Of(NaiveSubject.Milestone(name)))} "
            + TwinText.List(
                plan.DependenciesOf(name).Select(on => $"{on} {TwinText.Fields(plan.Fields.Of(NaiveSubject.Dependency(name, on)))}"))
        : "nothing";

    private string Brief(string name) =>
        Milestones.TryGetValue(name, out NaiveMilestone? milestone)
            ? $"{milestone.Status} {TwinText.Bits(CountOf(name).Value ?? 0)} {TwinText.List(milestone.Components)}" : "nothing";

    private RiskLevel LevelOrNone(string name) => Milestones.ContainsKey(name) ? LevelOf(name) : RiskLevel.None;

    private string MilestoneLine(string name)
    {
        NaiveMilestone milestone = Milestones[name];
        return $"{name} {milestone.Status} {TwinText.Bits(CountOf(name).Value ?? 0)} over {TwinText.List(milestone.Components)}"
            + $" on {TwinText.List(DependenciesOf(name))} for {TwinText.List(DependentsOf(name))}"
            + $" with {TwinText.Fields(Fields.Of(NaiveSubject.Milestone(name)))} {milestone.History.Count} entries";
    }
}
