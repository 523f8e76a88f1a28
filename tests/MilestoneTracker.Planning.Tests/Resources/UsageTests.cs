using FluentAssertions;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Tests.Levelling;
using MilestoneTracker.Planning.Usage;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Resources;

// Sums and over-allocations, which take whole stretches at once, beside the steps, which go from change to change.
public sealed class UsageTests
{
    [Fact]
    public void Over_allocations_and_sums_are_those_of_the_steps()
    {
        (int loads, int levelled) = (0, 0);
        for (int seed = 0; seed < Effort.Of(200); seed++)
        {
            Schedule plain = StaffedPlan.Schedule(seed);
            LevelledSchedule schedule = LevelledSchedule.Compute(plain);
            loads += Compare(ResourceUsage.Compute(plain), plain.Now, plain.Finish, seed);
            levelled += Compare(ResourceUsage.Compute(schedule), plain.Now, schedule.Finish, seed);
        }

        loads.Should().BeGreaterThan(Effort.Of(200));
        levelled.Should().BeGreaterThan(0, "pinned ones clash");
    }

    [Fact]
    public void The_finding_of_a_milestone_sums_up_all_times_in_which_a_person_is_asked_too_much()
    {
        int found = 0;
        for (int seed = 0; seed < Effort.Of(120); seed++)
        {
            Schedule plain = StaffedPlan.Schedule(seed);
            ILookup<string, string> findings = LevelledSchedule.Compute(plain).Findings
                .Where(finding => finding.Code == PlanFindingCode.OverAllocated)
                .ToLookup(finding => finding.Owner, finding => string.Join(' ', finding.Evidence), StringComparer.Ordinal);
            foreach (ScheduledMilestone milestone in plain.Milestones)
            {
                string[] expected = [.. ResourceUsage.Compute(plain).OverAllocations
                    .Where(load => load.Milestones.Contains(milestone.Name)).GroupBy(load => load.Resource, StringComparer.Ordinal)
                    .Select(loads => SumOf([.. loads], milestone.Name))];
                found += expected.Length;
                findings[milestone.Name].Should().BeEquivalentTo(expected, "seed {0}, {1}", seed, milestone.Name);
            }
        }

        found.Should().BeGreaterThan(Effort.Of(120));
    }

    private static string SumOf(OverAllocation[] loads, string milestone)
    {
        OverAllocation most = loads.MaxBy(load => load.Demand)!;
        IEnumerable<string> others = loads.SelectMany(load => load.Milestones).Where(name => name != milestone)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return string.Join(' ', [
            FormattableString.Invariant($"{loads[0].Resource} {loads[0].From:yyyy-MM-ddTHH:mm} {loads[0].To:yyyy-MM-ddTHH:mm}"),
            FormattableString.Invariant($"{most.Demand:0.##} {most.Capacity:0.##} {loads.Sum(load => load.ExcessMinutes):0.##}"),
            .. others]);
    }

    private static int Compare(ResourceUsage usage, DateTime now, DateTime end, int seed)
    {
        if (end < now) end = now;
        List<string> expected = [];
        foreach (string resource in usage.Resources)
        {
            IReadOnlyList<UsageStep> steps = usage.Steps(resource, now, end);
            (UsageStep First, DateTime To, decimal Excess)? open = null;
            foreach (UsageStep step in steps.Where(step => step.Demand > 0))
            {
                decimal excess = (step.Demand - step.Capacity) * (decimal)(step.To - step.From).TotalMinutes;
                bool isSame = open is { } before && before.First.Demand == step.Demand && before.First.Capacity == step.Capacity
                    && before.First.Milestones.SequenceEqual(step.Milestones);
                if (isSame)
                {
                    open = (open!.Value.First, step.To, open.Value.Excess + excess);
                    continue;
                }

                Close();
                open = excess > 0 ? (step, step.To, excess) : null;
            }

            Close();
            ResourceUtilisation sums = usage.Utilisation(resource, now, end);
            decimal Sum(Func<UsageStep, decimal> of) => steps.Sum(step => of(step) * (decimal)(step.To - step.From).TotalMinutes) * 100;
            ((decimal)sums.Demand, (decimal)sums.Capacity, (decimal)sums.Excess, sums.Peak).Should().Be(
                (Sum(step => step.Demand), Sum(step => step.Capacity), Sum(step => Math.Max(0, step.Demand - step.Capacity)),
                    steps.Select(step => step.Demand).DefaultIfEmpty().Max()), "seed {0}, {1}", seed, resource);

            void Close()
            {
                if (open is { } done) expected.Add(FormattableString.Invariant(
                    $"{resource} {done.First.From:s} {done.To:s} {done.First.Demand:0.##} {done.First.Capacity:0.##} {done.Excess:0.##} ")
                    + string.Join(',', done.First.Milestones));
                open = null;
            }
        }

        usage.OverAllocations.Select(load => FormattableString.Invariant(
            $"{load.Resource} {load.From:s} {load.To:s} {load.Demand:0.##} {load.Capacity:0.##} {load.ExcessMinutes:0.##} ")
            + string.Join(',', load.Milestones)).Should().Equal(expected, "seed {0}", seed);
        return expected.Count;
    }
}
