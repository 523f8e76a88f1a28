using System.Collections.Immutable;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

// What the fields of a milestone say: those that parse and do not contradict each other. Two kinds of duration do not mix in one milestone; the fault is
// that of the estimate, of remaining work or of the risk, never of the duration (docs/concepts/dates.md). One walk over the fields.
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
        foreach ((string key, string value) in fields)
        {
            switch (key)
            {
                case PlanningKeys.Duration: Duration = DurationOf(key, value, units, ref problems); break;
                case PlanningKeys.Remaining: Remaining = DurationOf(key, value, units, ref problems); break;
                case PlanningKeys.Estimate: Estimate = EstimateOf(value, units, ref problems); break;
                case PlanningKeys.Target: Target = MomentOf(key, value, ref problems); break;
                case PlanningKeys.NotBefore: NotBefore = MomentOf(key, value, ref problems); break;
                case PlanningKeys.FinishNotBefore: FinishNotBefore = MomentOf(key, value, ref problems); break;
                case PlanningKeys.Pinned: Pinned = MomentOf(key, value, ref problems); break;
                case PlanningKeys.Started: Started = MomentOf(key, value, ref problems); break;
                case PlanningKeys.Finished: Finished = MomentOf(key, value, ref problems); break;
                case PlanningKeys.Risk: Risk = RiskOf(value, units, ref problems); break;
                case PlanningKeys.Calendar: NameCalendar(value, plan, ref problems); break;
                case FieldKeys.Owner: Owner = value; break;
                case FieldKeys.Progress: Progress = value; break;
                default: break;
            }
        }

        if (Estimate is not null || Remaining is not null || Risk is not null) Reconcile(fields, ref problems);
    }

    /// <summary>Whether its durations are elapsed time.</summary>
    public readonly bool IsElapsed => Duration?.IsElapsed ?? Estimate?.IsElapsed ?? Remaining?.IsElapsed ?? false;

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
        problems.Add(key, value, PlanMoment.Rule);
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
