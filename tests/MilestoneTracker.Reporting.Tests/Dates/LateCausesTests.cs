using FluentAssertions;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Reporting.Dates;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Reporting.Tests.Dates;

// Late milestones by cause, beside random plans: the cause is where the driving path begins to be open.
public sealed class LateCausesTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_late_milestone_is_with_the_first_open_milestone_of_its_driving_path()
    {
        int late = 0, grouped = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            output.WriteLine($"seed {seed}");
            Schedule schedule = Schedule.Compute(RandomDates(seed), Now);
            TargetCounts targets = new(schedule, CancellationToken.None);
            IReadOnlyList<LateCause> causes = LateCauses.Of(schedule, targets.Late, CancellationToken.None);

            causes.SelectMany(cause => cause.Names).Should().BeEquivalentTo(targets.Late.Select(milestone => milestone.Name));
            foreach (LateCause cause in causes)
            {
                grouped += cause.Late.Count > 1 ? 1 : 0;
                foreach (LateMilestone milestone in cause.Late)
                {
                    late++;
                    DrivingPath path = schedule.DrivingPath(milestone.Name);
                    string first = path.Milestones.First(name => !schedule.GetMilestone(name)!.IsCompleted);
                    cause.Cause.Name.Should().Be(first);
                    IReadOnlyList<string> chain = cause.ChainOf(schedule, milestone);
                    (chain[0], chain[^1]).Should().Be((milestone.Name, first));
                }
            }

            causes.Select(cause => cause.Late[0].Days).Should().BeInDescendingOrder();
        }

        late.Should().BeGreaterThan(300);
        grouped.Should().BeGreaterThan(30);
    }

    [Fact]
    public void Late_is_what_planning_finds_overdue_or_missed_and_never_anything_else()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            Schedule schedule = Schedule.Compute(RandomDates(seed), Now);
            string[] found = [.. schedule.Findings
                .Where(finding => finding.Code is PlanFindingCode.Overdue or PlanFindingCode.TargetMissed)
                .Select(finding => finding.Milestone)];

            new TargetCounts(schedule, CancellationToken.None).Late.Select(milestone => milestone.Name)
                .Should().BeEquivalentTo(found, "seed {0}", seed);
        }
    }

    private static RegistrySnapshot RandomDates(int seed)
    {
        Random random = new(seed);
        ReleasePlan.PlanClock clock = new(new DateOnly(2026, 2, 20));
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = clock });
        for (int i = 0; i < 40; i++)
        {
            string name = FormattableString.Invariant($"m{i:00}");
            MilestoneStatus status = i < 8 && random.Next(2) == 0 ? MilestoneStatus.Completed : (MilestoneStatus)random.Next(2);
            registry.RegisterMilestone(name, [], status);
            for (int needed = random.Next(3); needed > 0 && i > 0; needed--)
                registry.TryDeclareMilestoneDependency(name, FormattableString.Invariant($"m{random.Next(i):00}"));
            registry.SetMilestoneField(name, "duration", FormattableString.Invariant($"{random.Next(10)}d"));
            DateOnly day = new DateOnly(2026, 2, 20).AddDays(random.Next(60));
            string time = random.Next(4) == 0 ? "T12:00" : "";
            if (random.Next(2) == 0) registry.SetMilestoneField(name, "target", FormattableString.Invariant($"{day:yyyy-MM-dd}{time}"));
            if (random.Next(9) == 0) registry.SetMilestoneField(name, "not-before", FormattableString.Invariant($"{day:yyyy-MM-dd}"));
        }

        return registry.Current;
    }
}
