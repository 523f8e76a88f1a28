using FluentAssertions;
using MilestoneTracker.Planning.Tests.Twin;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Schedules;

// A schedule that is computed from the one before is the one that is computed from the beginning, whatever was changed; and so is one
// that another thread, another order of changes, or a replay gives.
public sealed class UpdateTests
{
    private static readonly string[] Durations = ["1d", "90m", "2.5d", "0d", "3ed", "broken"];
    private static readonly string[] Dates = ["2026-03-20", "2026-04-01T12:00", "2026-02-01"];

    [Fact]
    public void Updated_along_random_changes_it_is_what_computing_gives()
    {
        int shared = 0;
        int plans = Effort.Of(60);
        for (int seed = 0; seed < plans; seed++)
        {
            Random random = new(seed);
            RandomPlan drawn = new(70_000 + seed, isPlain: seed % 2 == 0);
            MilestoneRegistry registry = drawn.BuildRegistry();
            DateTime now = RandomPlan.TimeOf(drawn.Now);
            Schedule schedule = Schedule.Compute(registry.Current, now);
            for (int change = 0; change < 25; change++)
            {
                string name = RandomPlan.NameOf(random.Next(drawn.Jobs.Count));
                if (!registry.Current.Contains(name)) continue;
                Change(registry, random, name);
                if (random.Next(10) == 0) now = now.AddMinutes(random.Next(2000));

                Schedule updated = schedule.Update(registry.Current, now);

                if (updated.Model.View.HasOrderOf(schedule.Model.View)) shared++;
                Same(updated, Schedule.Compute(registry.Current, now), $"seed {seed}, change {change}");
                schedule = updated;
            }
        }

        shared.Should().BeGreaterThan(plans * 8, "most changes leave the order alone");
    }

    [Theory]
    [InlineData("lag", "2d")]
    [InlineData("lag", "-1ed")]
    [InlineData("lag", null)]
    [InlineData("link", "SS")]
    [InlineData("link", "broken")]
    public void A_field_of_a_dependency_is_read_again_and_nothing_else(string key, string? value)
    {
        MilestoneRegistry registry = Plans.Of(
            "a 5d", "b 2d target=2026-03-12", "gone CANCELLED", "c 1d", "b > a FS 1d", "b > gone SS", "c > b");
        Schedule before = Schedule.Compute(registry.Current, Plans.Now);
        registry.SetDependencyField("b", "a", key, value);

        before.Model.TryUpdate(registry.Current.GetView(before.Model.View), out _).Should().NotBeNull("the order is the same");
        Same(before.Update(registry.Current, Plans.Now), Schedule.Compute(registry.Current, Plans.Now), $"{key} is {value}");
    }

    [Theory]
    [InlineData(MilestoneStatus.Completed)]
    [InlineData(MilestoneStatus.InProgress)]
    [InlineData(MilestoneStatus.Planned)]
    public void A_milestone_that_is_completed_or_opened_again_is_read_again_and_nothing_else(MilestoneStatus status)
    {
        foreach (MilestoneStatus first in (MilestoneStatus[])[MilestoneStatus.Completed, MilestoneStatus.OnHold])
        {
            MilestoneRegistry registry = Plans.Of("gone CANCELLED", "a 5d", "b 2d target=2026-03-05", "a > gone", "b > a");
            registry.UpdateMilestoneStatus("a", first);
            Schedule before = Schedule.Compute(registry.Current, Plans.Now);
            registry.UpdateMilestoneStatus("a", status);

            before.Model.TryUpdate(registry.Current.GetView(before.Model.View), out _).Should().NotBeNull("the order is the same");
            Same(before.Update(registry.Current, Plans.Now), Schedule.Compute(registry.Current, Plans.Now), $"{first}, then {status}");
        }
    }

    [Theory]
    [InlineData(MilestoneStatus.Planned, MilestoneStatus.Completed)]
    [InlineData(MilestoneStatus.Completed, MilestoneStatus.Planned)]
    public void What_is_completed_before_its_dependency_waits_for_it_no_longer(MilestoneStatus first, MilestoneStatus then)
    {
        foreach (string lag in (string[])["", " FS 1d"])
        {
            MilestoneRegistry registry = Plans.Of("a 5d", "b 1d", "c 1d", "b > a" + lag, "c > b" + lag);
            registry.UpdateMilestoneStatus("b", first);
            Schedule before = Schedule.Compute(registry.Current, Plans.Now);
            _ = before.Finish;
            registry.UpdateMilestoneStatus("b", then);

            Same(before.Update(registry.Current, Plans.Now), Schedule.Compute(registry.Current, Plans.Now), $"{first}, then {then}{lag}");
        }
    }

    [Fact]
    public async Task Read_by_many_threads_at_once_it_says_the_same_to_all()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            RandomPlan drawn = new(80_000 + seed);
            RegistrySnapshot plan = drawn.Build();
            DateTime now = RandomPlan.TimeOf(drawn.Now);
            string expected = Text(Schedule.Compute(drawn.Build(), now));
            Schedule shared = Schedule.Compute(plan, now);
            using Barrier start = new(4);
            string[] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Text(shared);
                },
                TaskCreationOptions.LongRunning)));

            found.Should().AllBe(expected, "seed {0}", seed);
        }
    }

    [Fact]
    public void The_order_in_which_a_plan_was_made_says_nothing()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            RandomPlan drawn = new(90_000 + seed);
            DateTime now = RandomPlan.TimeOf(drawn.Now);

            Text(Schedule.Compute(drawn.Build(), now)).Should()
                .Be(Text(Schedule.Compute(drawn.Build(), now)), "each build draws another order, seed {0}", seed);
        }
    }

    private static void Change(MilestoneRegistry registry, Random random, string name)
    {
        switch (random.Next(9))
        {
            case 0: registry.SetMilestoneField(name, "duration", Durations[random.Next(Durations.Length)]); break;
            case 1: registry.SetMilestoneField(name, "target", Dates[random.Next(Dates.Length)]); break;
            case 2: registry.SetMilestoneField(name, "not-before", random.Next(2) == 0 ? null : Dates[random.Next(Dates.Length)]); break;
            case 3: registry.SetMilestoneField(name, "remaining", random.Next(2) == 0 ? null : "4h"); break;
            case 4: registry.UpdateMilestoneStatus(name, (MilestoneStatus)random.Next(6)); break;
            case 5: registry.SetMilestoneField(name, "owner", "Ada"); break;
            case 6: registry.SetPlanField("calendar", random.Next(2) == 0 ? "24x7" : null); break;
            case 7 when registry.Current.GetMilestone(name)!.Dependencies is [var dependency, ..]:
                registry.SetDependencyField(name, dependency, "lag", random.Next(2) == 0 ? null : "1d");
                break;
            default: registry.SetMilestoneField(name, "duration", $"{1 + random.Next(2000)}m"); break;
        }
    }

    private static void Same(Schedule updated, Schedule computed, string because) => Text(updated).Should().Be(Text(computed), because);

    private static string Text(Schedule schedule) => string.Join('\n', schedule.Milestones.Select(milestone =>
        $"{milestone} {milestone.LateFinish:s} {milestone.TotalSlack} {milestone.FreeSlack} "
        + $"{milestone.TargetSlack} {milestone.TargetSlackSource} {string.Join(',', milestone.Drivers)}")
        .Concat(schedule.Findings.Select(finding => finding.ToString())).Append(schedule.ToString().Split(", Version")[0])
            .Append(schedule.Quality.ToString()));
}
