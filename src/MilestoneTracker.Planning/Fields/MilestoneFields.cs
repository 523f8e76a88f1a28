using System.Collections.Immutable;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

// What the fields of a milestone say: those that parse and do not contradict each other. Two kinds of duration do not mix in one
// milestone; the fault is that of the estimate, of remaining work or of the risk, never of the duration (docs/planning/fields.md). What
// is there is looked up: to walk through a sorted dictionary costs more than some look-ups.
internal struct MilestoneFields
{
    private const string KindRule = "One milestone has durations of one kind, all working or all elapsed.";

    public PlanDuration? Duration;
    public ThreePoint? Estimate;
    public PlanDuration? Remaining;
    public PlanMoment? Target;
    public PlanMoment? NotBefore;
    public PlanMoment? FinishNotBefore;
    public PlanMoment? Pinned;
    public PlanMoment? Started;
    public PlanMoment? Finished;
    public PlanRisk? Risk;
    public string? Calendar; // the name, where it is known
    public int CalendarNumber;
    public string? Owner;
    public string? Progress;

    public MilestoneFields(ImmutableSortedDictionary<string, string> fields, PlanInputs plan, ref Problems problems)
    {
        CalendarNumber = plan.DefaultCalendar;
        if (fields.IsEmpty) return;
        WorkUnits units = plan.Units;
        int left = fields.Count; // most milestones have few, and the usual ones first
        if (Take(fields, PlanningKeys.Duration, ref left) is { } duration)
            Duration = DurationOf(PlanningKeys.Duration, duration, units, ref problems);
        if (Take(fields, PlanningKeys.Target, ref left) is { } target) Target = MomentOf(PlanningKeys.Target, target, ref problems);
        Owner = Take(fields, FieldKeys.Owner, ref left);
        Progress = Take(fields, FieldKeys.Progress, ref left);
        if (Take(fields, PlanningKeys.Estimate, ref left) is { } estimate) Estimate = EstimateOf(estimate, units, ref problems);
        if (Take(fields, PlanningKeys.Remaining, ref left) is { } remaining)
            Remaining = DurationOf(PlanningKeys.Remaining, remaining, units, ref problems);
        if (Take(fields, PlanningKeys.Started, ref left) is { } started) Started = MomentOf(PlanningKeys.Started, started, ref problems);
        if (Take(fields, PlanningKeys.Finished, ref left) is { } finished)
            Finished = MomentOf(PlanningKeys.Finished, finished, ref problems);
        if (Take(fields, PlanningKeys.Calendar, ref left) is { } calendar) NameCalendar(calendar, plan, ref problems);
        if (Take(fields, PlanningKeys.NotBefore, ref left) is { } start) NotBefore = MomentOf(PlanningKeys.NotBefore, start, ref problems);
        if (Take(fields, PlanningKeys.FinishNotBefore, ref left) is { } finish)
            FinishNotBefore = MomentOf(PlanningKeys.FinishNotBefore, finish, ref problems);
        if (Take(fields, PlanningKeys.Pinned, ref left) is { } pinned) Pinned = MomentOf(PlanningKeys.Pinned, pinned, ref problems);
        if (Take(fields, PlanningKeys.Risk, ref left) is { } risk) Risk = RiskOf(risk, units, ref problems);
        if (Estimate is not null || Remaining is not null || Risk is not null) Reconcile(fields, ref problems);
    }

    /// <summary>Whether its durations are elapsed time.</summary>
    public readonly bool IsElapsed => Duration?.IsElapsed ?? Estimate?.IsElapsed ?? Remaining?.IsElapsed ?? false;

    // The value of a field; as soon as all that there are have been found, nothing is looked for any more.
    private static string? Take(ImmutableSortedDictionary<string, string> fields, string key, ref int left)
    {
        if (left == 0 || !fields.TryGetValue(key, out string? value)) return null;
        left--;
        return value;
    }

    private void Reconcile(ImmutableSortedDictionary<string, string> fields, ref Problems problems)
    {
        if (Duration is { } duration && Estimate is { } estimate && duration.IsElapsed != estimate.IsElapsed)
        {
            Estimate = null;
            problems.Add(PlanningKeys.Estimate, fields[PlanningKeys.Estimate], KindRule);
        }

        if (Remaining is { } remaining && (Duration?.IsElapsed ?? Estimate?.IsElapsed) is { } kind && kind != remaining.IsElapsed)
        {
            Remaining = null;
            problems.Add(PlanningKeys.Remaining, fields[PlanningKeys.Remaining], KindRule);
        }

        if (Risk is not { } risk || risk.IsElapsed == IsElapsed) return;
        Risk = null;
        problems.Add(PlanningKeys.Risk, fields[PlanningKeys.Risk], KindRule);
    }

    private void NameCalendar(string name, PlanInputs plan, ref Problems problems)
    {
        if (plan.Set.TryGet(name, out int number)) (Calendar, CalendarNumber) = (name, number);
        else problems.Add(PlanningKeys.Calendar, name, FieldWords.CalendarRule);
    }

    private static PlanDuration? DurationOf(string key, string value, WorkUnits units, ref Problems problems)
    {
        if (PlanDuration.TryParse(value, units, out PlanDuration duration)) return duration;
        problems.Add(key, value, PlanDuration.Rule);
        return null;
    }

    private static PlanMoment? MomentOf(string key, string value, ref Problems problems)
    {
        if (PlanMoment.TryParse(value, out PlanMoment moment)) return moment;
        problems.Add(key, value, PlanMoment.RuleFor(value));
        return null;
    }

    private static ThreePoint? EstimateOf(string value, WorkUnits units, ref Problems problems)
    {
        if (ThreePoint.TryParse(value, units, out ThreePoint estimate)) return estimate;
        problems.Add(PlanningKeys.Estimate, value, ThreePoint.Rule);
        return null;
    }

    private static PlanRisk? RiskOf(string value, WorkUnits units, ref Problems problems)
    {
        if (PlanRisk.TryParse(value, units, out PlanRisk risk)) return risk;
        problems.Add(PlanningKeys.Risk, value, PlanRisk.Rule);
        return null;
    }
}
