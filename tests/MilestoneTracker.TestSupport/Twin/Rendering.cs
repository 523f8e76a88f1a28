using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.TestSupport.Twin;

/// <summary>Every answer of a snapshot to every question, as lines of text: the twin of <see cref="NaivePlan.Picture"/>.</summary>
internal static class Rendering
{
    public static string Of(RegistrySnapshot snapshot, IReadOnlyList<string> names)
    {
        // Before the pass over all, from which they would be read afterwards.
        Dictionary<string, Completion> walked = snapshot.Milestones
            .ToDictionary(milestone => milestone.Name, milestone => snapshot.GetCompletion(milestone.Name), StringComparer.Ordinal);
        List<string> lines = [
            $"version {snapshot.Version}, {snapshot.Count} milestones: "
            + $"{TwinText.List(snapshot.Milestones.Select(milestone => milestone.Name))}"];
        IReadOnlyDictionary<string, RiskLevel> levels = snapshot.AssessRiskLevels();
        IReadOnlyDictionary<string, Completion> completions = snapshot.GetCompletions();
        IReadOnlyDictionary<string, IReadOnlyList<string>> graph = snapshot.GetDependencyGraph();
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            if (snapshot.GetMilestone(name) is not Milestone milestone)
            {
                lines.Add($"{name}: nothing, {NotFound(snapshot, name)}");
                continue;
            }

            lines.Add(
                $"{milestone.Name}: {Outcome.Milestone(milestone)} at {milestone.Version}, {TwinText.Bits(snapshot.GetProgress(name))}, "
                + $"graph {TwinText.List(graph[name])}");
            lines.Add($"  done {Outcome.Counted(milestone.Completion)} | {Outcome.Counted(walked[name])} | "
                + $"{Outcome.Counted(completions[name])} | " + Outcome.Counted(snapshot.AssessRisk(name).Completion));
            lines.AddRange(
                snapshot.GetStatusHistory(name)
                .Select(entry => "  had " + TwinText.HistoryEntry(entry.Status, entry.Time, entry.Sequence, entry.Context)));
            RiskAssessment risk = snapshot.AssessRisk(name);
            lines.Add($"  risk {risk.Level} {levels[name]} {risk.IsBlocked} {risk.IsOnHold}"
                + $" waits for {TwinText.List(risk.UnresolvedDependencies)}");
            lines.AddRange(risk.Factors.Select(factor => $"    {factor.Level} {factor.Code} {factor.Cause} {TwinText.Path(factor.Chain)}"));
            lines.Add($"  impact {TwinText.List(snapshot.AnalyzeImpact(name))}");
            lines.AddRange(milestone.Dependencies.Select(dependency =>
                $"  on {dependency} {TwinText.Fields(snapshot.GetDependencyFields(name, dependency))}"));
        }

        foreach (string milestone in names)
            foreach (string dependency in names)
                lines.Add($"{milestone} on {dependency}: {Outcome.Checked(snapshot.CheckDependency(milestone, dependency))}");
        lines.Add($"plan {TwinText.Fields(snapshot.PlanFields)}");
        foreach (string collection in snapshot.RecordCollections)
            lines.AddRange(snapshot.GetRecords(collection).Select(record =>
                $"record {collection} {record.Key} {TwinText.Fields(record.Value)}"));
        lines.Add($"all {Outcome.Counted(Completion.Over(snapshot.Milestones.Concat(snapshot.Milestones.Take(2))))}");
        foreach (string component in snapshot.Milestones.SelectMany(milestone => milestone.Components).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            IEnumerable<Milestone> members = snapshot.Milestones.Where(milestone => milestone.Components.Contains(component));
            lines.Add($"over {component} {Outcome.Counted(Completion.Over(members))}");
        }

        return string.Join('\n', lines);
    }

    public static string Differences(RegistrySnapshot snapshot, RegistrySnapshot earlier)
    {
        RegistryDifference difference = snapshot.ChangesSince(earlier);
        return string.Join('\n',
        [
            .. difference.Milestones.Select(Line),
            .. difference.Fields.Select(Line),
            $"progress {TwinText.List(difference.Progress.Select(milestone => milestone.Name))}",
            $"risk {TwinText.List(difference.RiskLevels.Select(milestone => milestone.Name))}",
            $"affected {TwinText.List(difference.Affected.Select(milestone => milestone.Name))}",
            $"empty {difference.IsEmpty}",
        ]);
    }

    private static string Line(MilestoneDifference difference) =>
        $"{difference.Name}: {Brief(difference.Before)} risk {difference.RiskBefore} → {Brief(difference.After)} risk "
        + $"{difference.RiskAfter}"
        + $", new {TwinText.List(difference.DeclaredDependencies)}, gone {TwinText.List(difference.WithdrawnDependencies)}"
        + $", fields {TwinText.List(difference.Fields.Select(Line))}";

    private static string Line(FieldDifference difference)
    {
        AuditSubject subject = difference.Subject;
        NaiveSubject named = subject.Kind switch
        {
            AuditSubjectKind.Plan => NaiveSubject.Plan,
            AuditSubjectKind.Milestone => NaiveSubject.Milestone(subject.Milestone!),
            AuditSubjectKind.Dependency => NaiveSubject.Dependency(subject.Milestone!, subject.Dependency!),
            _ => NaiveSubject.Record(subject.Collection!, subject.Record!),
        };
        return TwinText.FieldDifference(named, difference.Field, difference.Before, difference.After);
    }

    private static string Brief(Milestone? milestone) =>
        milestone is null ? "nothing" : $"{milestone.Status} {TwinText.Bits(milestone.Progress)} {TwinText.List(milestone.Components)}";

    /// <summary>The one answer of all other queries to a name that is not registered, or all of their answers where they differ.</summary>
    private static string NotFound(RegistrySnapshot snapshot, string name)
    {
        string[] answers =
        [
            Outcome.Of(() => TwinText.Bits(snapshot.GetProgress(name))),
            Outcome.Of(() => snapshot.GetCompletion(name).ToString()),
            Outcome.Of(() => snapshot.GetCompletions()[name].ToString()),
            Outcome.Of(() => TwinText.Fields(snapshot.GetDependencyFields(name, name))),
            Outcome.Of(() => TwinText.Bits(snapshot.GetStatusHistory(name).Count)),
            Outcome.Of(() => snapshot.AssessRisk(name).ToString()),
            Outcome.Of(() => TwinText.List(snapshot.AnalyzeImpact(name))),
        ];
        bool isNowhere = !snapshot.GetDependencyGraph().ContainsKey(name) && !snapshot.AssessRiskLevels().ContainsKey(name)
            && !snapshot.GetCompletions().ContainsKey(name) && !snapshot.Contains(name) && !snapshot.TryGetMilestone(name, out _);
        return isNowhere && answers.Distinct(StringComparer.Ordinal).Count() == 1 ? answers[0] : string.Join(" | ", answers);
    }
}
