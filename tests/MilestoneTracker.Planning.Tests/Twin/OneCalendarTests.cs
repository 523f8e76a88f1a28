using FluentAssertions;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Twin;

// Where one calendar serves, the passes are sums of whole numbers; they find to the minute what the passes on times find.
public sealed class OneCalendarTests
{
    [Fact]
    public void Sums_of_whole_numbers_find_what_the_passes_on_times_find()
    {
        int taken = 0;
        int plans = Effort.Of(2_000);
        for (int seed = 60_000; seed < 60_000 + plans; seed++)
        {
            RandomPlan plan = new(seed, isPlain: true);
            Schedule schedule = Schedule.Compute(plan.Build(), RandomPlan.TimeOf(plan.Now));
            if (schedule.Times is not OneCalendarTimes quick) continue;
            taken++;
            GeneralTimes general = new(schedule.Model);
            quick.Finish.Should().Be(general.Finish, "seed {0}", seed);
            for (int position = 0; position < plan.Jobs.Count; position++)
            {
                string name = schedule.Model.View.NameAt(position);
                quick.FinishOf(position).Should().Be(general.FinishOf(position), "finish of {0}, seed {1}", name, seed);
                quick.RemainingStartOf(position).Should().Be(general.RemainingStartOf(position), "start of {0}, seed {1}", name, seed);
                if (!schedule.Model.Rows[position].IsOpen) continue;
                quick.LateFinishOf(position).Should().Be(general.LateFinishOf(position), "late finish of {0}, seed {1}", name, seed);
                quick.PromisedFinishOf(position).Should().Be(general.PromisedFinishOf(position), "promise of {0}, seed {1}", name, seed);
                if (general.PromisedFinishOf(position) >= 0)
                    quick.PromiseOf(position).Should().Be(general.PromiseOf(position), "source of {0}, seed {1}", name, seed);
            }
        }

        taken.Should().BeGreaterThan(plans * 19 / 20);
    }

    [Fact]
    public void Leads_that_add_up_to_more_than_fits_are_left_to_the_passes_on_times()
    {
        const int Length = 130;
        MilestoneRegistry registry = new();
        registry.SetPlanField("calendar", "24x7");
        registry.RegisterMilestone("m000");
        for (int i = 1; i < Length; i++)
        {
            registry.RegisterMilestone($"m{i:000}");
            registry.DeclareMilestoneDependency($"m{i:000}", $"m{i - 1:000}");
            registry.SetDependencyField($"m{i:000}", $"m{i - 1:000}", "lag", "-9999999m");
        }

        registry.SetMilestoneField($"m{Length - 1:000}", "target", "2026-03-05");

        Schedule schedule = Schedule.Compute(registry.Current, new DateTime(2026, 3, 2, 8, 0, 0));

        GeneralTimes general = new(schedule.Model);
        schedule.Milestones.Should().OnlyContain(milestone => milestone.TargetSlack != null, "each leads to the promise");
        for (int position = 0; position < Length; position++)
            schedule.Times.PromisedFinishOf(position).Should().Be(general.PromisedFinishOf(position), "{0}", position);
    }

    [Theory]
    [InlineData("9998-12-31", "0001-01-05")]
    [InlineData("0001-01-02", "9998-12-31")]
    [InlineData("0001-01-02", "2026-01-01")]
    [InlineData("2026-03-02", "0001-01-01")]
    [InlineData("9998-12-30", "9998-12-31")]
    public void What_is_far_away_is_left_to_the_passes_on_times_and_is_the_same(string now, string date)
    {
        foreach (string key in (string[])["target", "not-before", "finish-not-before", "pinned", "started"])
        {
            MilestoneRegistry registry = new();
            foreach (string name in (string[])["a", "b", "c", "d"]) registry.RegisterMilestone(name);
            registry.SetMilestoneField("a", "duration", "9999999m");
            registry.SetMilestoneField("b", "duration", "9999999m");
            registry.SetMilestoneField("c", key, date);
            registry.SetMilestoneField("d", "duration", "5d");
            foreach ((string m, string d) in (ReadOnlySpan<(string, string)>)[("b", "a"), ("c", "b"), ("d", "c")])
            {
                registry.DeclareMilestoneDependency(m, d);
                registry.SetDependencyField(m, d, "lag", "-4166d 1h");
            }

            Schedule schedule = Schedule.Compute(registry.Current, DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

            GeneralTimes general = new(schedule.Model);
            foreach (int position in Enumerable.Range(0, 4))
            {
                schedule.Times.FinishOf(position).Should().Be(general.FinishOf(position), "{0} {1}", key, position);
                schedule.Times.LateFinishOf(position).Should().Be(general.LateFinishOf(position), "{0} {1}", key, position);
                schedule.Times.PromisedFinishOf(position).Should().Be(general.PromisedFinishOf(position), "{0} {1}", key, position);
            }
        }
    }
}
