using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// What is said of waits, of people who are away, and of over-allocations is true of the whole of it.
public sealed class WaitWordsTests
{
    [Fact]
    public void A_wait_of_elapsed_time_is_counted_in_days_of_24_hours()
    {
        MilestoneRegistry registry = Staffed("a 2ed", "b 2ed");
        registry.SetPlanField("calendar", "24x7");
        LevelledSchedule levelled = Level(registry);

        levelled.Waits.Single().Sentence.Should().Be("waits 2 days for Ada, who works on a until 2026-03-04 08:00");
        levelled.Waits.Single().LostMinutes.Should().Be(2880);
    }

    [Fact]
    public void Time_without_people_is_counted_like_the_wait_beside_it()
    {
        MilestoneRegistry registry = Staffed("a 2ed");
        registry.SetPlanField("calendar", "24x7");
        registry.SetRecordField("resources", "Ada", "unavailable", "2026-03-02..2026-03-03");

        Level(registry, "2026-03-02").GetMilestone("a")!.AwaySentence.Should().Be("too few of its people are available for 2 days");
    }

    [Theory]
    [InlineData("mo-su 00:00-24:00", "waits 16 hours for Ada")]
    [InlineData("mo-fr 06:00-18:00", "waits 16 hours for Ada")]
    [InlineData("mo-fr 08:00-16:00", "waits 2 days for Ada")]
    [InlineData("mo-fr 08:00-12:00", "waits 2 days for Ada")]
    public void Hours_are_counted_where_a_day_of_the_calendar_is_longer_than_a_day_of_work(string calendar, string said)
    {
        MilestoneRegistry registry = Staffed("a 2d", "b 1d");
        registry.SetPlanField("calendar-own", calendar);
        registry.SetPlanField("calendar", "own");

        Level(registry).Waits.Single().Sentence.Should().StartWith(said + ",");
    }

    [Fact]
    public void Waits_of_one_milestone_are_one_wait_because_they_are_for_the_same_time()
    {
        MilestoneRegistry registry = Staffed("a 1d", "b 1d");
        registry.SetRecordField("resources", "QA", "capacity", "1");
        foreach (string name in new[] { "a", "b" }) registry.SetMilestoneField(name, "assigned", "1 Ada\n1 QA");

        LevelledMilestone waiting = Level(registry).GetMilestone("b")!;

        waiting.Waits.Select(wait => (wait.Resource, wait.LostMinutes)).Should().Equal(("Ada", 480L), ("QA", 480L));
        waiting.WaitSentence.Should().Be(
            "waits 1 day for Ada, who works on a until 2026-03-02 17:00, and QA, who works on a until 2026-03-02 17:00");
        Level(registry).GetMilestone("a")!.WaitSentence.Should().BeEmpty();
    }

    [Theory]
    [InlineData(2, "m00 and m01 until 2026-03-03 17:00")]
    [InlineData(6, "m00, m01, m02, m03, m04 and m05 until 2026-03-03 17:00")]
    [InlineData(10, "m00, m01, m02, m03, m04, m05 and 4 more until 2026-03-03 17:00")]
    public void Of_many_holders_the_first_six_are_named(int count, string said)
    {
        MilestoneRegistry registry = Held(count);

        Level(registry).Waits.Single().Sentence.Should().Be("waits 2 days for Ada, who works on " + said);
    }

    [Fact]
    public void Holders_who_are_finished_at_different_times_each_have_theirs_and_many_have_the_last()
    {
        MilestoneRegistry few = Held(3);
        few.SetMilestoneField("m01", "duration", "3d");
        MilestoneRegistry many = Held(10);
        many.SetMilestoneField("m01", "duration", "3d");

        Level(few).Waits.Single().Sentence.Should().EndWith(
            "m00 until 2026-03-03 17:00, m01 until 2026-03-04 17:00 and m02 until 2026-03-03 17:00");
        Level(many).Waits.Single().Sentence.Should().EndWith("and 4 more until 2026-03-04 17:00 at the latest");
    }

    [Fact]
    public void What_depends_on_something_unstaffed_assumes_nobody_however_far_and_nothing_else_does()
    {
        MilestoneRegistry registry = Staffed("a 1d", "b 1d", "c 1d", "b > a", "c > b", "d 1d", "done 1d COMPLETED", "done > a");
        registry.SetMilestoneField("a", "assigned", "2 Ada");

        LevelledSchedule levelled = Level(registry);

        levelled.Milestones.Where(one => one.AssumesNobody).Select(one => one.Name).Should().Equal("a", "b", "c");
        levelled.Milestones.Where(one => one.CannotBeStaffed).Select(one => one.Name).Should().Equal("a");
    }

    [Fact]
    public void An_over_allocation_whose_peak_is_later_is_not_said_to_have_it_from_the_first_day()
    {
        MilestoneRegistry registry = Staffed("a 2d", "b 1d", "c 1d", "c > b");
        foreach ((string name, string of) in new[] { ("a", "1 Ada"), ("b", "0.5 Ada"), ("c", "1 Ada") })
            registry.SetMilestoneField(name, "assigned", of);

        PlanFinding finding = Level(registry).Findings.Single(one => one.Code == PlanFindingCode.OverAllocated && one.Milestone == "a");

        finding.Evidence.Should().Equal("Ada", "2026-03-02T08:00", "2026-03-02T17:00", "2", "1", "720", "b", "c");
        finding.Sentence.Should().Be(
            "Ada is over-allocated from 2026-03-02 08:00 on: the demand is up to 2 at a capacity of 1. Other demand: b, c.");
    }

    private static LevelledSchedule Level(MilestoneRegistry registry, string? now = null) => LevelledSchedule.Compute(
        Schedule.Compute(registry.Current, now is null ? Plans.Now : DateTime.Parse(now, CultureInfo.InvariantCulture)));

    // Each of them has Ada.
    private static MilestoneRegistry Staffed(params string[] plan)
    {
        MilestoneRegistry registry = Plans.Of(plan);
        registry.SetRecordField("resources", "Ada", "capacity", "1");
        foreach (Milestone milestone in registry.Current.Milestones) registry.SetMilestoneField(milestone.Name, "assigned", "1 Ada");
        return registry;
    }

    // So many have all of Ada for two days, and one waits for them.
    private static MilestoneRegistry Held(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(number => FormattableString.Invariant($"m{number:00}"))];
        MilestoneRegistry registry = Staffed([.. names.Select(name => name + " 2d"), "z 1d"]);
        registry.SetRecordField("resources", "Ada", "capacity", count.ToString(CultureInfo.InvariantCulture));
        foreach (string name in names) registry.SetMilestoneField(name, "priority", "900");
        return registry;
    }
}
