using MilestoneTracker.Risk;

namespace MilestoneTracker.Tests.Twin;

/// <summary>Every answer of a snapshot to every question, as lines of text: the twin of <see cref="NaivePlan.Picture"/>.</summary>
internal static class Picture
{
    public static string Of(RegistrySnapshot snapshot, IReadOnlyList<string> names)
    {
        List<string> lines = [$"version {snapshot.Version}, {snapshot.Count} milestones: {Words.List(snapshot.Milestones.Select(milestone => milestone.Name))}"];
        IReadOnlyDictionary<string, RiskLevel> levels = snapshot.AssessRiskLevels();
        IReadOnlyDictionary<string, IReadOnlyList<string>> graph = snapshot.GetDependencyGraph();
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            if (snapshot.GetMilestone(name) is not Milestone milestone)
            {
                lines.Add($"{name}: nothing, {NotFound(snapshot, name)}");
                continue;
            }

            lines.Add($"{milestone.Name}: {Outcome.Milestone(milestone)} at {milestone.Version}, {Words.Bits(snapshot.GetProgress(name))}, graph {Words.List(graph[name])}");
            lines.AddRange(snapshot.GetStatusHistory(name).Select(entry => "  had " + Words.HistoryEntry(entry.Status, entry.Time, entry.Sequence, entry.Context)));
            RiskAssessment risk = snapshot.AssessRisk(name);
            lines.Add($"  risk {risk.Level} {levels[name]} {risk.IsBlocked} {risk.IsOnHold} {Words.Bits(risk.Completion)} waits for {Words.List(risk.UnresolvedDependencies)}");
            lines.AddRange(risk.Factors.Select(factor => $"    {factor.Level} {factor.Code} {factor.Cause} {Words.Way(factor.Chain)}"));
            lines.Add($"  impact {Words.List(snapshot.AnalyzeImpact(name))}");
        }

        foreach (string milestone in names)
            foreach (string dependency in names) lines.Add($"{milestone} on {dependency}: {Outcome.Checked(snapshot.CheckDependency(milestone, dependency))}");
        return string.Join('\n', lines);
    }

    public static string Differences(RegistrySnapshot snapshot, RegistrySnapshot earlier) => string.Join('\n', snapshot.ChangesSince(earlier).Milestones.Select(difference =>
        $"{difference.Name}: {Brief(difference.Before)} risk {difference.RiskBefore} → {Brief(difference.After)} risk {difference.RiskAfter}"
        + $", new {Words.List(difference.DeclaredDependencies)}, gone {Words.List(difference.WithdrawnDependencies)}"));

    private static string Brief(Milestone? milestone) =>
        milestone is null ? "nothing" : $"{milestone.Status} {Words.Bits(milestone.Progress)} {Words.List(milestone.Components)}";

    /// <summary>The one answer of all other queries to a name that is not registered, or all of their answers where they differ.</summary>
    private static string NotFound(RegistrySnapshot snapshot, string name)
    {
        string[] answers =
        [
            Outcome.Of(() => Words.Bits(snapshot.GetProgress(name))),
            Outcome.Of(() => Words.Bits(snapshot.GetStatusHistory(name).Count)),
            Outcome.Of(() => snapshot.AssessRisk(name).ToString()),
            Outcome.Of(() => Words.List(snapshot.AnalyzeImpact(name))),
        ];
        bool isNowhere = !snapshot.GetDependencyGraph().ContainsKey(name) && !snapshot.AssessRiskLevels().ContainsKey(name);
        return isNowhere && answers.Distinct(StringComparer.Ordinal).Count() == 1 ? answers[0] : string.Join(" | ", answers);
    }
}
