using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// What is free of a resource, and the order in which milestones are taken, each beside a twin that looks at everything.
public sealed class TimelineTests
{
    private const int Days = 12;
    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    public void The_first_and_the_last_stretch_that_is_free_are_found()
    {
        (int found, int none) = (0, 0);
        for (int seed = 0; seed < Effort.Of(60); seed++)
        {
            Random random = new(seed);
            string capacity = new[] { "2", "3; 2026-03-04 1; 2026-03-07 0; 2026-03-09 2.5", "0.5; 2026-03-06 2" }[random.Next(3)];
            MilestoneRegistry registry = new();
            registry.SetRecordField("resources", "Ada", "capacity", capacity);
            if (random.Next(2) == 0) registry.SetPlanField("calendar", "24x7");
            PlanInputs plan = PlanningFields.OfPlan(registry.Current);
            ResourceOffer offer = new(ResourceFields.OfPlan(registry.Current)[0], plan);
            StaffedTime time = new([WorkRanges.Of(offer.Calendar).WhereOffered(offer, 1)], First.DayNumber);
            Timeline line = new(offer, time);
            long start = (long)First.DayNumber * CivilTime.Day;
            int count = (int)time.W(start + (Days * CivilTime.Day));
            long[] free = [.. Enumerable.Range(0, count).Select(number => (long)offer.CapacityAt(time.Nth(number)))];
            for (int step = 0; step < 60; step++)
            {
                (int at, int work, int quantity) = (random.Next(count), 1 + random.Next(200), 25 * (1 + random.Next(6)));
                int place = line.PlaceOfNumber(at);
                long late = line.LastFree(ref place, at, work, quantity);
                late.Should().Be(Last(free, at, work, quantity), "seed {0}, step {1}", seed, step);
                place = line.PlaceOfNumber(at);
                long early = line.FirstFree(ref place, at, work, quantity);
                long expected = Soonest(free, at, work, quantity);
                _ = expected < 0 ? none++ : found++;
                if (expected < 0) continue; // it may be found behind the days that the twin knows
                early.Should().Be(expected, "seed {0}, step {1}", seed, step);
                (long from, long to) = (time.Nth(early), time.Nth(early + work - 1) + 1);
                line.Book(random.Next(2) == 0 ? place : line.PlaceOfTime(start), from, early, to, early + work, quantity);
                for (long number = early; number < early + work; number++) free[number] -= quantity;
            }
        }

        (found, none).Should().Match<(int Found, int None)>(both => both.Found > both.None && both.None > 0);
    }

    [Fact]
    public void The_least_rank_is_taken_whatever_was_added_between()
    {
        for (int seed = 0; seed < Effort.Of(60); seed++)
        {
            Random random = new(seed);
            int bound = 1 + random.Next(seed % 2 == 0 ? 70 : 9000);
            RankSet set = new(bound);
            SortedSet<int> twin = [];
            for (int step = 0; step < 500; step++)
            {
                int rank = random.Next(bound);
                if (random.Next(2) == 0)
                {
                    set.Add(rank);
                    twin.Add(rank);
                }
                else if (twin.Count > 0)
                {
                    set.TakeLeast().Should().Be(twin.Min, "seed {0}", seed);
                    twin.Remove(twin.Min);
                }
            }
        }
    }

    private static long Soonest(long[] free, int from, int work, int quantity)
    {
        for (int start = from; start + work <= free.Length; start++)
            if (Array.TrueForAll(free[start..(start + work)], there => there >= quantity)) return start;
        return -1;
    }

    private static long Last(long[] free, int to, int work, int quantity)
    {
        for (int end = to; end >= work; end--)
            if (Array.TrueForAll(free[(end - work)..end], there => there >= quantity)) return end;
        return -1;
    }
}
