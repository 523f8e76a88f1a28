using FluentAssertions;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Twin;

// Random plans beside a schedule that is made minute by minute. A failure names the seed of its plan.
public sealed class TwinTests
{
    private static readonly int Plans = Effort.Of(200);

    [Theory]
    [InlineData(0, false)]
    [InlineData(10_000, true)]
    public void Early_dates_are_those_of_the_minute_by_minute_twin(int first, bool isPlain)
    {
        for (int seed = first; seed < first + Plans; seed++)
        {
            RandomPlan plan = new(seed, isPlain: isPlain);
            NaiveSchedule naive = new(plan);

            Schedule schedule = Schedule.Compute(plan.Build(), RandomPlan.TimeOf(plan.Now));

            foreach (NaiveJob job in plan.Jobs)
            {
                ScheduledMilestone milestone = schedule.GetMilestone(RandomPlan.NameOf(job.Number))!;
                milestone.Finish.Should().Be(RandomPlan.TimeOf(naive.Finishes[job.Number]), "seed {0}, {1}", seed, job);
                if (job.Finished is null)
                    milestone.RemainingStart.Should().Be(RandomPlan.TimeOf(naive.RemainingStarts[job.Number]), "seed {0}, {1}", seed, job);
            }
        }
    }

    // A slack is what it says: made late by it nothing else moves, made late by one minute more something does. Pins hold whatever
    // comes, so there are none.
    [Theory]
    [InlineData(20_000, false)]
    [InlineData(30_000, true)]
    public void A_delay_by_the_total_slack_moves_no_finish_of_the_plan_and_one_minute_more_does(int first, bool isPlain)
    {
        int looked = 0;
        for (int seed = first; seed < first + Plans; seed++)
        {
            RandomPlan plan = new(seed, hasPins: false, isPlain: isPlain);
            Schedule schedule = Schedule.Compute(plan.Build(), RandomPlan.TimeOf(plan.Now));
            int finish = new NaiveSchedule(plan).Finish;
            foreach (NaiveJob job in plan.Jobs.Where(job => job.Finished is null))
            {
                ScheduledMilestone milestone = schedule.GetMilestone(RandomPlan.NameOf(job.Number))!;
                int latest = (int)(milestone.LateFinish!.Value - RandomPlan.Origin).TotalMinutes;
                NaiveCalendar calendar = NaiveSchedule.CalendarOf(job);

                new NaiveSchedule(plan, (job.Number, latest)).Finish.Should().Be(finish, "seed {0}, {1}", seed, job);
                new NaiveSchedule(plan, (job.Number, calendar.Add(latest, 1))).Finish.Should()
                    .BeGreaterThan(finish, "seed {0}, {1}", seed, job);
                milestone.TotalSlack.Should()
                    .Be(calendar.Work((int)(milestone.Finish - RandomPlan.Origin).TotalMinutes, latest), "seed {0}, {1}", seed, job);
                looked++;
            }
        }

        looked.Should().BeGreaterThan(Plans);
    }

    [Fact]
    public void A_delay_by_the_free_slack_moves_no_other_milestone_and_one_minute_more_moves_one_or_the_finish()
    {
        for (int seed = 40_000; seed < 40_000 + Plans; seed++)
        {
            RandomPlan plan = new(seed, hasPins: false);
            Schedule schedule = Schedule.Compute(plan.Build(), RandomPlan.TimeOf(plan.Now));
            NaiveSchedule before = new(plan);
            foreach (NaiveJob job in plan.Jobs.Where(job => job.Finished is null))
            {
                NaiveCalendar calendar = NaiveSchedule.CalendarOf(job);
                int slack = (int)schedule.GetMilestone(RandomPlan.NameOf(job.Number))!.FreeSlack!.Value;
                int finish = before.Finishes[job.Number];

                Moved(slack == 0 ? finish : calendar.Add(finish, slack)).Should().BeFalse("seed {0}, {1}", seed, job);
                Moved(calendar.Add(finish, slack + 1)).Should().BeTrue("seed {0}, {1}", seed, job);

                bool Moved(int delayed)
                {
                    NaiveSchedule after = new(plan, (job.Number, delayed));
                    return after.Finish > before.Finish
                        || Enumerable.Range(0, plan.Jobs.Count)
                            .Any(other => other != job.Number && after.Finishes[other] > before.Finishes[other]);
                }
            }
        }
    }

    [Fact]
    public void The_slack_to_a_milestone_is_the_delay_that_does_not_move_it()
    {
        for (int seed = 50_000; seed < 50_000 + Plans; seed++)
        {
            RandomPlan plan = new(seed, hasPins: false);
            Schedule schedule = Schedule.Compute(plan.Build(), RandomPlan.TimeOf(plan.Now));
            NaiveSchedule before = new(plan);
            int to = plan.Jobs.Count - 1;
            foreach ((string name, long slack) in schedule.SlackTo(RandomPlan.NameOf(to)))
            {
                NaiveJob job = plan.Jobs.Single(job => RandomPlan.NameOf(job.Number) == name);
                int finish = before.Finishes[job.Number];
                NaiveCalendar calendar = NaiveSchedule.CalendarOf(job);

                slack.Should().BeGreaterThanOrEqualTo(0);
                if (slack > 0) After(calendar.Add(finish, (int)slack)).Should().Be(before.Finishes[to], "seed {0}, {1}", seed, job);
                After(calendar.Add(finish, (int)slack + 1)).Should().BeGreaterThan(before.Finishes[to], "seed {0}, {1}", seed, job);

                int After(int delayed) => new NaiveSchedule(plan, (job.Number, delayed)).Finishes[to];
            }
        }
    }
}
