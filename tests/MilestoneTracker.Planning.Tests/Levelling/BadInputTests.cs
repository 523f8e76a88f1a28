using FluentAssertions;
using MilestoneTracker.Planning.Conformance;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Tests.Schedules;
using MilestoneTracker.Planning.Usage;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// Whatever is in the fields: findings, never an exception, always an end.
public sealed class BadInputTests
{
    [Fact]
    public void An_assignment_of_more_than_there_ever_is_cannot_be_staffed_and_names_who()
    {
        LevelledSchedule schedule = Level(
            ["a 1d"], [("a", "2 Ada\n1 Bob")], [("Ada", "capacity", "1"), ("Bob", "capacity", "1")]);

        Codes(schedule).Should().Contain("High CannotBeStaffed a Ada");
        schedule.GetMilestone("a")!.CannotBeStaffed.Should().BeTrue();
        schedule.Finish.Should().Be(schedule.Plain.Finish, "it is placed as if nobody were assigned");
    }

    [Fact]
    public void Names_without_a_record_have_no_effect()
    {
        LevelledSchedule schedule = Level(["a 1d", "b 1d"], [("a", "1 Nobody"), ("b", "1 Nobody")], []);

        Codes(schedule).Should().Contain(["Low UnknownResource a Nobody", "Low UnknownResource b Nobody"]);
        schedule.Finish.Should().Be(schedule.Plain.Finish);
    }

    [Theory]
    [InlineData("capacity", "1; 9998-12-31 0")]
    [InlineData("unavailable", "9998-12-30..9998-12-31")]
    public void What_happens_in_the_year_9998_costs_nothing(string key, string value)
    {
        LevelledSchedule schedule = Level(["a 1d", "b 1d"], [("a", "1 Ada"), ("b", "1 Ada")], [("Ada", key, value)]);

        schedule.FinishDate.Should().Be(new DateOnly(2026, 3, 3));
    }

    [Theory]
    [InlineData("capacity", "-1")]
    [InlineData("capacity", "1; 9999-12-31 0")]
    [InlineData("capacity", "many")]
    [InlineData("unavailable", "9999-01-01")]
    [InlineData("unavailable", "9999-01-01..9999-12-31")]
    [InlineData("unavailable", "always")]
    [InlineData("calendar", "moon")]
    public void A_field_of_a_record_that_does_not_parse_counts_as_not_set(string key, string value)
    {
        LevelledSchedule schedule = Level(["a 1d", "b 1d"], [("a", "1 Ada"), ("b", "1 Ada")], [("Ada", key, value)]);

        schedule.Findings.Should().ContainSingle(one =>
            one.Owner == "resources/Ada" && one.Code == PlanFindingCode.InvalidField && one.Evidence[0] == key);
        schedule.FinishDate.Should().Be(new DateOnly(2026, 3, 3), "the usual counts: one person, in the calendar of the plan");
    }

    [Fact]
    public void Nobody_there_cannot_staff_anything()
    {
        LevelledSchedule schedule = Level(["a 1d"], [("a", "0.01 Ada")], [("Ada", "capacity", "0")]);

        Codes(schedule).Should().Contain("High CannotBeStaffed a Ada");
        Codes(schedule).Should().Contain(code => code.StartsWith("Medium OverAllocated a Ada", StringComparison.Ordinal));
    }

    [Fact]
    public void Capacity_that_ends_too_soon_cannot_staff_what_is_longer_and_what_is_left_goes_to_the_first()
    {
        LevelledSchedule schedule = Level(
            ["a 2d", "b 2d", "c 1w"], [("a", "1 Ada"), ("b", "1 Ada"), ("c", "1 Ada")], [("Ada", "capacity", "1; 2026-03-04 0")]);

        schedule.Milestones.Select(one => (one.Name, one.CannotBeStaffed)).Should().Equal(("a", false), ("b", true), ("c", true));
    }

    [Fact]
    public void Calendars_that_never_meet_cannot_staff_and_all_are_named()
    {
        MilestoneRegistry registry = Plans.Of("a 1d");
        registry.SetPlanField("calendar-early", "mo-fr 04:00-08:00");
        registry.SetPlanField("calendar-late", "mo-fr 18:00-22:00");
        registry.SetPlanField("calendar-all", "mo-su 00:00-24:00");
        registry.SetMilestoneField("a", "calendar", "all");
        registry.SetMilestoneField("a", "assigned", "1 Ada\n1 Bob");
        registry.SetRecordField("resources", "Ada", "calendar", "early");
        registry.SetRecordField("resources", "Bob", "calendar", "late");

        LevelledSchedule schedule = LevelledSchedule.Compute(Schedule.Compute(registry.Current, Plans.Now));

        Codes(schedule).Should().Contain("High CannotBeStaffed a Ada Bob");
    }

    [Fact]
    public void Work_up_to_the_end_of_time_has_an_end()
    {
        string[] lines = [.. Enumerable.Range(0, 104).Select(number => $"m{number:000} 9999999m")];
        LevelledSchedule schedule = Level(
            lines, [.. lines.Select(line => (line[..4], "1 Ada"))], [("Ada", "calendar", "standard")]);

        Codes(schedule).Should().Contain(code => code.Contains("OutOfRange", StringComparison.Ordinal));
        schedule.Waits.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("9999-12-31T00:00")]
    [InlineData("9999-12-30T23:59")]
    [InlineData("0001-01-01T00:00")]
    public void Now_may_be_at_an_end_of_time(string text)
    {
        MilestoneRegistry registry = Plans.Of("a 1d", "b 1d", "c 1d", "b > a");
        registry.SetRecordField("resources", "Ada", "calendar", "standard");
        registry.SetRecordField("resources", "Bob", "capacity", "1; 0001-01-02 0; 9998-12-31 2");
        foreach (string name in new[] { "a", "b", "c" }) registry.SetMilestoneField(name, "assigned", "1 Ada\n1 Bob");
        DateTime now = DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        LevelledSchedule schedule = LevelledSchedule.Compute(
            Schedule.Compute(registry.Current, now), new LevellingOptions { Schedules = 20 });

        schedule.Findings.Should().NotBeEmpty();
        _ = (schedule.Waits.Count, schedule.LowerBound, schedule.Explain("b").Count);
        foreach (string resource in new[] { "Ada", "Bob" })
            ResourceUsage.Compute(schedule).Utilisation(resource, DateTime.MinValue, DateTime.MaxValue.Date).Should().NotBeNull();
    }

    [Fact]
    public void Random_texts_in_all_fields_never_throw()
    {
        string[] texts = [
            "1", "0", "0.5 Ada", "1 Ada\n1 Bob", "10000 Bob", "9998-12-31", "2026-03-02..2026-03-09 0.5", "24x7", "night", "!", " 1",
            "1; 2026-03-02 0", "500", "1001", "-1", "COMPLETED", "a", "ghost"];
        string[] keys = ["capacity", "calendar", "unavailable", "assigned", "priority", "milestone", "status", "progress", "weight"];
        for (int seed = 0; seed < 150; seed++)
        {
            Random random = new(seed);
            MilestoneRegistry registry = Plans.Of("a 1d", "b 4h", "c 1d", "b > a");
            for (int change = 0; change < 12; change++)
            {
                string key = keys[random.Next(keys.Length)];
                string text = texts[random.Next(texts.Length)];
                string name = new[] { "Ada", "Bob", "a" }[random.Next(3)];
                if (random.Next(3) > 0) registry.SetRecordField(random.Next(2) == 0 ? "resources" : "features", name, key, text);
                else if (key is not ("progress" or "weight" or "status"))
                    registry.SetMilestoneField("abc"[random.Next(3)].ToString(), key, text);
            }

            Schedule plain = Schedule.Compute(registry.Current, Plans.Now);
            LevelledSchedule schedule = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 20 });

            _ = schedule.Findings.Select(finding => finding.ToString()).ToList();
            _ = schedule.Explain("b").Select(step => step.ToString()).ToList();
            _ = ResourceUsage.Compute(plain).OverAllocations.Count;
            Feasibility.Problems(schedule).Should().BeEmpty("seed {0}", seed);
        }
    }

    private static LevelledSchedule Level(
        string[] lines, (string Milestone, string Assigned)[] assigned, (string Resource, string Key, string Value)[] records)
    {
        MilestoneRegistry registry = Plans.Of(lines);
        foreach ((string milestone, string text) in assigned) registry.SetMilestoneField(milestone, "assigned", text);
        foreach ((string resource, string key, string value) in records) registry.SetRecordField("resources", resource, key, value);
        return LevelledSchedule.Compute(Schedule.Compute(registry.Current, Plans.Now));
    }

    private static IEnumerable<string> Codes(LevelledSchedule schedule) =>
        schedule.Findings.Select(one => $"{one.Level} {one.Code} {one.Owner} {string.Join(' ', one.Evidence)}".TrimEnd());
}
