using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Planning.Levelling;

// All findings of a plan in one list: those of its plain schedule, what is wrong with resources and assignments, what is over-allocated,
// what people make late, and what is wrong with features.
internal static class LevelledFindings
{
    private const int Fortnight = 14 * CivilTime.Day;

    public static IReadOnlyList<PlanFinding> Of(LevelledSchedule schedule, LevellingPlan plan, Placing placed)
    {
        List<PlanFinding> findings = [.. schedule.Plain.Findings];
        ResourceReader.Validate(plan.Model.View, plan.Model.Inputs, findings);
        FeatureFindings.Add(plan.Model.View.Snapshot, findings);
        AddLoads(findings, PlanFindingCode.OverAllocated, ResourceUsage.Compute(schedule.Plain, plan.Staffing));
        AddLoads(findings, PlanFindingCode.StillOverAllocated, ResourceUsage.Compute(schedule));
        for (int position = 0; position < plan.Model.Rows.Length; position++)
        {
            ref readonly Row row = ref plan.Model.Rows[position];
            if (!row.IsOpen) continue;
            long finish = placed.Times.Finishes[position];
            bool isAtEnd = finish >= CivilTime.Max && plan.Plain.FinishOf(position) < CivilTime.Max;
            if (placed.IsUnstaffed[position])
            {
                StaffedTime time = placed.TimeOf(plan.Combination[position]);
                if (time.Next(CivilTime.Max - Fortnight) >= 0) isAtEnd = true;
                else findings.Add(new PlanFinding(
                    PlanFindingCode.CannotBeStaffed, plan.Model.View.NameAt(position), Short(plan, placed, position)));
            }

            if (isAtEnd) findings.Add(new PlanFinding(PlanFindingCode.OutOfRange, plan.Model.View.NameAt(position)));
            if (new LevelledMilestone(schedule, position).MissesTargetForPeople)
                findings.Add(new PlanFinding(
                    PlanFindingCode.TargetMissedForResources, plan.Model.View.NameAt(position), CivilTime.Text(finish)));
        }

        findings.Sort(PlanFinding.Compare);
        return findings.AsReadOnly();
    }

    private static void AddLoads(List<PlanFinding> findings, PlanFindingCode code, ResourceUsage usage)
    {
        IReadOnlyList<OverAllocation> loads = usage.OverAllocations;
        LoadSums sums = new(code);
        for (int place = 0; place < loads.Count; place++)
        {
            sums.Add(loads[place]);
            if (place + 1 == loads.Count || loads[place + 1].Resource != loads[place].Resource) sums.MoveTo(findings);
        }
    }

    // The resources that alone do not offer what is asked for; all of them where only their meeting fails.
    private static string[] Short(LevellingPlan plan, Placing placed, int position)
    {
        Demand[] demands = plan.Staffing.Demands[position];
        long bound = placed.BoundOf(position);
        string[] alone = [.. demands.Where(IsShort).Select(demand => plan.Staffing.Offers[demand.Resource].Name)];
        return alone.Length > 0 ? alone : [.. demands.Select(demand => plan.Staffing.Offers[demand.Resource].Name)];

        bool IsShort(Demand demand)
        {
            StaffedTime time = new(plan.Staffing.PartsOf(position, demand), (int)(plan.Model.Now / CivilTime.Day));
            return time.Nth(time.W(bound) + plan.Model.Rows[position].Remaining - 1) < 0;
        }
    }
}
