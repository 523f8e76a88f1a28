using MilestoneTracker;
using MilestoneTracker.Risk;

namespace PackageConsumer.EveryOperation;

// Every question, to the registry and to a snapshot.
internal static class Looking
{
    public static void Play(Telling tell)
    {
        tell.Begin("looking");
        MilestoneRegistry registry = Plans.Release().Registry;
        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Blocked);
        RegistrySnapshot plan = registry.Current;

        tell.Say(
            "registry",
            $"{registry.GetProgress("Release"):R} {registry.AssessRisk("Release").Level} {registry.GetMilestone("Nobody") is null}");
        tell.Say("impact", registry.AnalyzeImpact("Schema"));
        tell.Say("levels", registry.AssessRiskLevels().Select(level => $"{level.Key} {level.Value}"));
        tell.Say("graph", registry.GetDependencyGraph());
        tell.Say("history", registry.GetStatusHistory("Schema"));

        tell.Say("snapshot", $"{plan}: {plan.Version} {plan.Count}");
        foreach (Milestone milestone in plan.Milestones) Tell(tell, milestone);
        tell.Say(
            "equal", plan.GetMilestone("API")!.Equals(registry.GetMilestone("API"))
            && plan.GetMilestone("API")!.GetHashCode() == registry.GetMilestone("API")!.GetHashCode());
        tell.Say("contains", $"{plan.Contains("API")} {plan.Contains("Nobody")}");
        tell.Say("progress", plan.GetProgress("Release"));
        tell.Say("impact", plan.AnalyzeImpact("API"));
        tell.Say("levels", plan.AssessRiskLevels().Select(level => $"{level.Key} {level.Value}"));
        tell.Say("graph", plan.GetDependencyGraph());
        tell.Say("check", plan.CheckDependency("Manual", "API"));
        foreach (StatusChange change in plan.GetStatusHistory("Schema"))
            tell.Say("history", $"{change}: {change.Status} {change.Time:O} {change.Sequence} {change.Context}");
        foreach ((string milestone, string dependency) in (ReadOnlySpan<(string, string)>)[
            ("Manual", "API"), ("API", "Schema"), ("Schema", "Release"), ("API", "Nobody")])
            tell.Say("verdict", VerdictOn(plan.CheckDependency(milestone, dependency)));

        registry.RegisterMilestone("Old", ["x"], MilestoneStatus.Cancelled);
        registry.RegisterMilestone("Later", ["x"], MilestoneStatus.OnHold);
        registry.DeclareMilestoneDependency("Manual", "Old");
        registry.DeclareMilestoneDependency("Manual", "Later");
        foreach (string name in (string[])["Release", "Manual", "Schema", "Later"]) Tell(tell, registry.Current.AssessRisk(name));
        foreach (RiskCause cause in registry.AssessCauses()) Tell(tell, cause);
        tell.Say("causes", registry.Current.AssessCauses().Select(cause => cause.Milestone));
        foreach (MilestoneDifference difference in registry.Current.ChangesSince(plan).Milestones) Tell(tell, difference);
        StatusChange made = new(MilestoneStatus.Planned, DateTimeOffset.UnixEpoch, 1, ChangeContext.None);
        tell.Say(
            "made", made with {
            Status = MilestoneStatus.Completed, Time = DateTimeOffset.UnixEpoch.AddDays(1), Sequence = 2,
                Context = new ChangeContext { Actor = "ada" } });
    }

    private static void Tell(Telling tell, Milestone milestone) => tell.Say(
        "milestone",
        $"{milestone}: {milestone.Name} {milestone.Status} {milestone.Progress:R} at {milestone.Version} over "
        + $"{string.Join(", ", milestone.Components)} needs {string.Join(", ", milestone.Dependencies)}, needed by "
            + $"{string.Join(", ", milestone.Dependents)}, {milestone.StatusHistory.Count} in its history");

    private static void Tell(Telling tell, RiskAssessment risk)
    {
        tell.Say(
            "risk", $"{risk}: {risk.Name} {risk.Status} {risk.Level} {risk.Completion} blocked {risk.IsBlocked} on hold "
                + $"{risk.IsOnHold} unresolved {string.Join(", ", risk.UnresolvedDependencies)}");
        foreach (RiskFactor factor in risk.Factors) tell.Say(
            "factor",
            $"{factor}: {InWords(factor.Code)} of {factor.Cause} {Weight(factor.Level)} through {string.Join(" → ", factor.Chain)}");
    }

    private static void Tell(Telling tell, RiskCause cause) => tell.Say(
        "cause",
        $"{cause}: {InWords(cause.Code)} of {cause.Milestone} {Weight(cause.Level)} since {cause.Since.Sequence}, "
        + $"{cause.AffectedCount}: {string.Join(", ", cause.FindAffected())}");

    private static void Tell(Telling tell, MilestoneDifference difference) => tell.Say(
        "difference",
        $"{difference}: {difference.Name} from {difference.Before?.Status} to {difference.After?.Status}, risk "
        + $"{difference.RiskBefore} to {difference.RiskAfter}, declared {string.Join(", ", difference.DeclaredDependencies)}, "
            + $"withdrawn {string.Join(", ", difference.WithdrawnDependencies)}");

    private static string VerdictOn(DependencyCheck check) => check.Verdict switch
    {
        DependencyVerdict.Allowed => "allowed",
        DependencyVerdict.AlreadyDeclared => "declared already",
        DependencyVerdict.ClosesCycle => "closes " + string.Join(" → ", check.CyclePath),
        DependencyVerdict.UnknownMilestone => "unknown " + check.UnknownMilestone,
        _ => "another",
    };

    private static string InWords(RiskCode code) => code switch
    {
        RiskCode.Blocked => "blocked",
        RiskCode.OnHold => "on hold",
        RiskCode.DependencyBlocked => "a blocked dependency",
        RiskCode.DependencyOnHold => "a dependency on hold",
        RiskCode.DependencyCancelled => "a cancelled dependency",
        RiskCode.CompletedBeforeDependencies => "completed too early",
        RiskCode.UnresolvedDependencies => "unresolved dependencies",
        _ => "another",
    };

    private static int Weight(RiskLevel level) => level switch
    {
        RiskLevel.None => 0,
        RiskLevel.Low => 1,
        RiskLevel.Medium => 2,
        RiskLevel.High => 3,
        RiskLevel.Critical => 4,
        _ => -1,
    };
}
