using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Dates;

// When a report has dates, for which moments they are computed, and what it says about them.
public sealed class DatesOfReportsTests
{
    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_plan_without_dates_is_written_as_if_there_were_none(ReportFormat format)
    {
        RegistrySnapshot plan = SmallPlan.Play().Now;
        string without = PlanReport.Create(plan).ToText(format);

        PlanReport report = PlanReport.Create(plan, new PlanReportOptions { Now = DatedPlan.Now });

        report.Schedule.Should().BeNull();
        report.MovedDates.Should().BeNull();
        report.ToText(format).Should().Be(without);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_plan_with_dates_but_without_a_moment_is_written_as_if_there_were_none(ReportFormat format)
    {
        PlanReport report = PlanReport.Create(DatedPlan.Registry().Current);

        report.Schedule.Should().BeNull();
        string text = report.ToText(format);
        if (format == ReportFormat.Timeline) text.Should().Contain("There is nothing to show: the plan has no dates.");
        else text.Should().NotContain("Three questions").And.NotContain("\"schedule\"").And.NotContain("days-late");
    }

    [Fact]
    public void The_moment_is_now_or_the_time_of_the_report_and_becomes_civil_time_of_the_zone()
    {
        MilestoneRegistry registry = DatedPlan.Registry();
        registry.SetPlanField("zone", "Asia/Tokyo");

        PlanReport.Create(registry.Current, new PlanReportOptions { Time = DatedPlan.Now }).Schedule!.Now
            .Should().Be(new DateTime(2026, 3, 2, 21, 0, 0));
        PlanReport.Create(registry.Current, new PlanReportOptions { Time = DatedPlan.Now, Now = DatedPlan.Now.AddDays(1) }).Schedule!.Now
            .Should().Be(new DateTime(2026, 3, 3, 21, 0, 0));
    }

    [Fact]
    public void The_schedule_is_the_one_that_planning_computes()
    {
        PlanReport report = DatedPlan.Report();
        Schedule schedule = Schedule.Compute(report.Snapshot, DatedPlan.Now);

        report.Schedule!.Milestones.Select(milestone => milestone.ToString())
            .Should().Equal(schedule.Milestones.Select(milestone => milestone.ToString()));
    }

    [Fact]
    public void The_three_questions_are_answered_with_numbers_and_dates()
    {
        Texts(DatedPlan.Report()).Should().Equal(
            "Will we make it? Not all of it, as things are.",
            "Of 3 open milestones with a target, 2 will miss it. The latest is foundation: promised for 2026-03-10, forecast for "
            + "2026-03-12, 2 days late.",
            "By forecast the whole plan is finished on 2026-03-24.",
            "The forecast has party finished when it is pinned, on 2026-03-20, but its work and its dependencies allow 2026-03-24 at the "
            + "earliest.",
            "Of 3 finished milestones with a target, 2 kept it.",
            "The forecast holds only if work on foundation, which is blocked or on hold, goes on now.",
            "What moved since last time? Nothing is compared.",
            "This report was made without an earlier plan.",
            "What should I decide? 1 thing about late targets.",
            "Get foundation going again: it is on hold; or move the targets of 2 milestones, the latest of them foundation, which "
            + "is 2 days late.",
            "Move the pin of party, or what comes before: its work and its dependencies do not allow it.");
    }

    [Theory]
    [InlineData("", "Not as pinned: 1 date cannot be kept.")]
    [InlineData("2026-03-20", "Not as pinned: 1 date cannot be kept.")]
    [InlineData("2026-03-02", "No, as things are.")]
    public void A_pin_that_cannot_be_kept_leaves_no_yes(string target, string verdict)
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("build");
        registry.SetMilestoneField("build", "duration", "2w");
        registry.SetMilestoneField("build", "pinned", "2026-03-06");
        if (target.Length > 0) registry.SetMilestoneField("build", "target", target);

        string[] texts = Texts(PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now }));

        texts.Should().Contain("Will we make it? " + verdict).And.Contain(
            "The forecast has build finished when it is pinned, on 2026-03-06, but its work and its dependencies allow 2026-03-16 at the "
            + "earliest.");
        registry.SetMilestoneField("build", "pinned", "2026-03-27");
        Texts(PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now })).Should().NotContain(
            text => text.Contains("pinned", StringComparison.Ordinal));
    }

    [Fact]
    public void The_tightest_target_is_found_in_one_unit_whatever_calendar_each_milestone_has()
    {
        MilestoneRegistry registry = new();
        foreach ((string name, string duration, string target) in (ReadOnlySpan<(string, string, string)>)
            [("cure", "1ed", "2026-03-04"), ("build", "1d", "2026-03-05")])
        {
            registry.RegisterMilestone(name);
            registry.SetMilestoneField(name, "duration", duration);
            registry.SetMilestoneField(name, "target", target);
        }

        PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now });

        report.Schedule!.GetMilestone("cure")!.SlackToTarget.Should()
            .BeGreaterThan(report.Schedule.GetMilestone("build")!.SlackToTarget!.Value, "those are minutes of nights as well");
        report.Dates!.Targets.Tightest!.Name.Should().Be("cure", "it has a day less");
    }

    [Fact]
    public void What_is_late_is_said_by_cause_with_the_reason_and_who_gave_it()
    {
        PlanReport report = DatedPlan.Report();
        LateCause cause = report.Dates!.Late.Should().ContainSingle().Subject;

        cause.Names.Should().Equal("foundation", "frame");
        LateReason.Of(cause, report.Schedule!).ToString().Should().Be(
            "has 8 days of work left, counted from now, 2026-03-02 12:00; finished on 2026-03-12 by forecast. It has been on hold since "
            + "2026-02-27 by Grace: the ground is <frozen>.");
    }

    [Fact]
    public void A_plan_that_is_done_says_so_and_nothing_is_left_to_decide()
    {
        Texts(SamplePlan.AtTheEnd()).Should().ContainInOrder(
            "Will we make it? It is done.", "The last milestone was finished on 2023-10-02.",
            "Of 15 finished milestones with a target, 2 kept it.", "What should I decide? Nothing.", "Every milestone is finished.");
    }

    [Fact]
    public void A_proposal_says_what_it_moves_and_whom_it_makes_late_before_it_is_committed()
    {
        PlanReport report = DatedPlan.Slipped();

        report.MovedDates!.Before.Now.Should().Be(report.MovedDates.After.Now, "the same moment on both sides");
        Texts(report).Should().ContainInOrder(
            "What moved since last time? The finish, 9 days later.",
            "Compared with the plan before, the finish of the plan moved from 2026-03-24 to 2026-04-02, 9 days later.",
            "Of the milestones, 2 later, 1 gone.",
            "It makes late: handover.");
        report.ToText(ReportFormat.Markdown).Should().Contain(
            "| handover | 2026-03-24 | 2026-04-02 | 9 days later | makes it late: 6 days late |");
    }

    [Fact]
    public void A_moment_of_the_log_to_compare_with_has_its_own_now()
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) = Logged();
        PlanReportOptions options = new() { Now = DatedPlan.Now, Log = log, Since = 3 };

        PlanReport.Create(registry.Current, options).MovedDates!.Before.Now.Should().Be(new DateTime(2026, 2, 2, 12, 0, 0));
        PlanReport.AsOf(log, log.LastSequence, options).MovedDates!.Before.Now.Should().Be(new DateTime(2026, 2, 2, 12, 0, 0));
        options.Since = new DateTimeOffset(2026, 2, 10, 8, 0, 0, TimeSpan.Zero);
        PlanReport.Create(registry.Current, options).MovedDates!.Before.Now.Should().Be(new DateTime(2026, 2, 10, 8, 0, 0));
    }

    [Fact]
    public void An_earlier_plan_without_dates_is_said_and_not_compared()
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) = Logged();
        PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now, Log = log, Since = 1 });

        report.MovedDates.Should().BeNull();
        Texts(report).Should().Contain("What moved since last time? There were no dates then.");
    }

    private static string[] Texts(PlanReport report) =>
        [.. report.Dates!.Answers.SelectMany(answer =>
            answer.Sentences.Select(sentence => sentence.ToString()).Prepend($"{answer.Question} {answer.Verdict}"))];

    // One milestone, its target in event 2 and its duration in event 3, and a slip a month later.
    private static (MilestoneRegistry Registry, InMemoryAuditLog Log) Logged()
    {
        ReleasePlan.PlanClock clock = new(new DateOnly(2026, 2, 2));
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        registry.RegisterMilestone("walls");
        registry.SetMilestoneField("walls", "target", "2026-02-20");
        registry.SetMilestoneField("walls", "duration", "5d");
        clock.Today = new DateOnly(2026, 3, 1);
        registry.SetMilestoneField("walls", "duration", "10d");
        return (registry, log);
    }
}
