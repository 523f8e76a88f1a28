using FluentAssertions;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Twin;

// The ways of the passes that only some plans take: every link finish to start, with and without lags, in one calendar or in several.
// They find to the minute what the minute-by-minute twin finds.
public sealed class LaggedTests
{
    [Theory]
    [InlineData(200_000, true, true, typeof(OneCalendarTimes))]
    [InlineData(210_000, true, false, typeof(OneCalendarTimes))]
    [InlineData(220_000, false, false, typeof(GeneralTimes))]
    public void Finish_to_start_alone_is_what_the_twin_finds(int first, bool isPlain, bool hasLags, Type way)
    {
        int taken = 0;
        int plans = Effort.Of(400);
        for (int seed = first; seed < first + plans; seed++)
        {
            RandomPlan plan = new(seed, hasPins: seed % 2 == 0, isPlain: isPlain);
            for (int i = 0; i < plan.Links.Count; i++)
                plan.Links[i] = plan.Links[i] with { Kind = "FS", Lag = hasLags ? plan.Links[i].Lag : 0, IsElapsed = false };
            NaiveSchedule naive = new(plan);

            Schedule schedule = Schedule.Compute(plan.Build(), RandomPlan.TimeOf(plan.Now));

            if (schedule.Times.GetType() == way) taken++;
            GeneralTimes general = new(schedule.Model);
            foreach (NaiveJob job in plan.Jobs)
            {
                ScheduledMilestone milestone = schedule.GetMilestone(RandomPlan.NameOf(job.Number))!;
                milestone.Finish.Should().Be(RandomPlan.TimeOf(naive.Finishes[job.Number]), "seed {0}, {1}", seed, job);
                if (job.Finished is not null) continue;
                milestone.RemainingStart.Should().Be(RandomPlan.TimeOf(naive.RemainingStarts[job.Number]), "seed {0}, {1}", seed, job);
                int position = schedule.Model.View.PositionOf(milestone.Name);
                schedule.Times.LateFinishOf(position).Should().Be(general.LateFinishOf(position), "seed {0}, {1}", seed, job);
                schedule.Times.PromisedFinishOf(position).Should().Be(general.PromisedFinishOf(position), "seed {0}, {1}", seed, job);
                if (plan.Jobs.Exists(one => one.Pinned is not null)) continue; // pins hold whatever comes
                int latest = (int)(milestone.LateFinish!.Value - RandomPlan.Origin).TotalMinutes;
                int later = NaiveSchedule.CalendarOf(job).Add(latest, 1);
                new NaiveSchedule(plan, (job.Number, latest)).Finish.Should().Be(naive.Finish, "seed {0}, {1}", seed, job);
                new NaiveSchedule(plan, (job.Number, later)).Finish.Should().BeGreaterThan(naive.Finish, "seed {0}, {1}", seed, job);
            }
        }

        taken.Should().BeGreaterThan(plans / 2);
    }
}
