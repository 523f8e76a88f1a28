using FluentAssertions;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Schedules;

// What a planner asks, through the public API alone.
public sealed class ScheduleTests
{
    [Fact]
    public void A_plan_says_when_why_and_how_much_may_slip()
    {
        Schedule schedule = Plans.Schedule(
            "design 5d", "build 10d", "docs 3d", "ship 0d target=2026-03-20", "build > design", "docs > design", "ship > build",
            "ship > docs FS 1d");

        schedule.Finish.Should().Be(new DateTime(2026, 3, 20, 17, 0, 0));
        schedule.FinishDate.Should().Be(new DateOnly(2026, 3, 20));
        ScheduledMilestone docs = schedule.GetMilestone("docs")!;
        (docs.TotalSlack, docs.FreeSlack, docs.IsCritical, docs.RemainingWork).Should().Be((6 * 480L, 6 * 480L, false, 3 * 480L));
        schedule.GetMilestone("ship")!.SlackToTarget.Should().Be(0);
        schedule.DrivingPath("ship").ToString().Should()
            .Be("PlanStart: design > build > ship".Replace("PlanStart", "Now", StringComparison.Ordinal));
        schedule.Explain("ship").Select(step => step.ToString()).Should().Equal(
            "design: 2026-03-02T08:00 to 2026-03-06T17:00, 2400 minutes of work, from now on",
            "build: 2026-03-09T08:00 to 2026-03-20T17:00, 4800 minutes of work, after design (FS)",
            "ship: 2026-03-20T17:00 to 2026-03-20T17:00, 0 minutes of work, after build (FS)");
        schedule.Findings.Should().BeEmpty();
        schedule.Milestones.Select(milestone => milestone.Name).Should().Equal("build", "design", "docs", "ship");
    }

    [Fact]
    public void A_slip_is_previewed_on_a_proposal_and_says_whom_it_makes_late()
    {
        MilestoneRegistry registry =
            Plans.Of("design 5d", "build 10d", "docs 3d", "ship 0d target=2026-03-20", "build > design", "docs > design", "ship > build");
        Schedule before = Schedule.Compute(registry.Current, Plans.Now);
        using ProposedChange proposal = registry.Propose();
        proposal.SetMilestoneField("build", "duration", "12d");

        ScheduleDifference difference = before.Update(proposal.Staged, Plans.Now).ChangesSince(before);

        difference.Milestones.Select(move => (move.Name, move.Slip, move.MakesLate)).Should()
            .Equal(("build", 960, false), ("ship", 960, true));
        difference.FinishSlip.Should().Be(960);
        difference.IsEmpty.Should().BeFalse();
        registry.Current.GetMilestone("build")!.Fields["duration"].Should().Be("10d", "a preview writes nothing");
        before.ChangesSince(before).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void A_target_that_is_brought_forward_makes_late_though_nothing_moves()
    {
        Schedule before = Plans.Schedule("a 5d target=2026-03-06", "b 5d target=2026-03-06");
        Schedule after = Plans.Schedule("a 5d target=2026-03-05", "b 5d target=2026-03-20");

        ScheduleDifference difference = after.ChangesSince(before);

        difference.Milestones.Select(move => (move.Name, move.Slip, move.MakesLate)).Should().Equal(("a", 0, true));
        difference.IsEmpty.Should().BeFalse();
    }

    [Fact]
    public void A_milestone_says_its_calendar_and_whether_its_time_is_elapsed_and_when_it_was_finished()
    {
        Schedule schedule = Plans.Schedule("a 3ed", "b 1d calendar=24x7", "c 1d finished=2026-02-27 COMPLETED");

        ScheduledMilestone a = schedule.GetMilestone("a")!;
        (a.IsElapsed, a.ActualFinish).Should().Be((true, null));
        a.Calendar.Should().BeSameAs(schedule.Inputs.Calendars["24x7"]);
        ScheduledMilestone b = schedule.GetMilestone("b")!;
        b.IsElapsed.Should().BeFalse("its work is done around the clock, but it is work");
        b.Calendar.Should().BeSameAs(a.Calendar);
        ScheduledMilestone c = schedule.GetMilestone("c")!;
        (c.ActualFinish, c.IsElapsed).Should().Be((new DateTime(2026, 2, 27, 17, 0, 0), false));
        c.Calendar.Should().BeSameAs(schedule.Inputs.Calendar);
        schedule.Inputs.Calendars.Should().BeSameAs(schedule.Inputs.Calendars);
    }

    [Fact]
    public void A_target_that_is_not_kept_has_the_target_and_the_forecast_as_evidence()
    {
        Schedule schedule = Plans.Schedule("a 5d target=2026-03-05", "b 1d target=2026-02-27");

        schedule.Findings.Select(finding => (finding.Code, string.Join(' ', finding.Evidence))).Should().Equal(
            (PlanFindingCode.TargetMissed, "2026-03-05 2026-03-06T17:00"), (PlanFindingCode.Overdue, "2026-02-27 2026-03-02T17:00"));
    }

    [Fact]
    public void What_came_and_went_is_told_apart_from_what_moved()
    {
        Schedule before = Plans.Schedule("a 1d", "b 1d");
        Schedule after = Plans.Schedule("b 2d", "c 1d", "d 1d CANCELLED");

        after.ChangesSince(before).Milestones.Select(move => (move.Name, move.Before is null, move.After is null, move.Slip)).Should()
            .Equal(
            ("a", false, true, null), ("b", false, false, 480), ("c", true, false, null));
    }

    [Theory]
    [InlineData("a 1d target=2026-02-27", PlanFindingCode.Overdue, RiskLevel.High)]
    [InlineData("a 1d target=2026-03-02T08:00", PlanFindingCode.TargetMissed, RiskLevel.High)]
    [InlineData("a 3d pinned=2026-03-03", PlanFindingCode.PinConflict, RiskLevel.Medium)]
    [InlineData("a 1d BLOCKED", PlanFindingCode.UnknownEnd, RiskLevel.Low)]
    [InlineData("a 1d started=2026-02-20", PlanFindingCode.StaleInProgress, RiskLevel.Low)]
    [InlineData("a", PlanFindingCode.NoEstimate, RiskLevel.Low)]
    [InlineData("a x", PlanFindingCode.InvalidField, RiskLevel.Low)]
    [InlineData("a 1d finished=2026-02-20", PlanFindingCode.InvalidActual, RiskLevel.Low)]
    [InlineData("a 1d not-before=9998-12-31", PlanFindingCode.OutOfRange, RiskLevel.Low)]
    public void Each_finding_has_its_level_and_is_its_own_cause(string line, PlanFindingCode code, RiskLevel level)
    {
        Schedule schedule = Schedule.Compute(
            Plans.Of(code == PlanFindingCode.OutOfRange ? "a 9999999em not-before=9998-12-31" : line).Current, Plans.Now);

        PlanFinding finding = schedule.Findings.Single(found => found.Code == code);
        (finding.Level, finding.Milestone, finding.Cause, finding.Dependency).Should().Be((level, "a", "a", null));
        finding.ToString().Should().StartWith("a: ").And.EndWith(".");
        (schedule.AssessRisk("a").Level >= level).Should().BeTrue();
    }

    [Fact]
    public void Negative_slack_has_the_promise_as_its_cause_and_a_gap_the_cancelled_milestone()
    {
        Schedule schedule = Plans.Schedule("a 5d", "b 5d target=2026-03-05", "gone CANCELLED", "b > a", "a > gone");

        schedule.Findings.Select(finding => (finding.Owner, finding.Code, finding.Level, finding.Cause)).Should().Equal(
            ("a", PlanFindingCode.CancelledDependencyIgnored, RiskLevel.Low, "gone"),
            ("a", PlanFindingCode.NegativeSlack, RiskLevel.Medium, "b"),
            ("b", PlanFindingCode.TargetMissed, RiskLevel.High, "b"));
        schedule.GetMilestone("gone").Should().BeNull();
        FluentActions.Invoking(() => schedule.DrivingPath("gone")).Should().Throw<ArgumentException>().WithMessage("*cancelled*");
        FluentActions.Invoking(() => schedule.SlackTo("nowhere")).Should().Throw<MilestoneNotFoundException>();
        schedule.GetMilestone("nowhere").Should().BeNull();
    }

    [Fact]
    public void The_risk_of_a_milestone_is_the_higher_of_its_state_and_of_its_dates()
    {
        Schedule schedule = Plans.Schedule("a 5d BLOCKED", "b 5d target=2026-03-05", "c 1d", "b > a");

        (schedule.AssessRisk("a").Level, schedule.AssessRisk("b").Level, schedule.AssessRisk("c").Level).Should()
            .Be((RiskLevel.Critical, RiskLevel.High, RiskLevel.None));
        schedule.AssessRisk("b").Findings.Should().ContainSingle().Which.Code.Should().Be(PlanFindingCode.TargetMissed);
        schedule.AssessRisk("b").Assessment.Level.Should().Be(RiskLevel.High);
    }

    [Fact]
    public void All_chains_that_drive_a_milestone_are_found_one_after_the_other()
    {
        List<string> lines = [];
        for (int stage = 0; stage < 40; stage++) lines.AddRange([$"l{stage:00} 1d", $"r{stage:00} 1d"]);
        for (int stage = 1; stage < 40; stage++)
            foreach (string one in (string[])["l", "r"])
                foreach (string other in (string[])["l", "r"]) lines.Add($"{one}{stage:00} > {other}{stage - 1:00}");

        IEnumerable<DrivingPath> chains = Plans.Schedule([.. lines]).DrivingChains("l39"); // there are 2³⁹

        chains.Take(3).Select(chain => string.Concat(chain.Milestones.Select(name => name[0]))).Should().Equal(
            new string('l', 40), "r" + new string('l', 39), "lr" + new string('l', 38));
        chains.First().Root.Should().Be(DriverKind.Now);
        string[][] taken = new string[8][];
        Parallel.For(0, taken.Length, i => taken[i] = [.. chains.Take(2_000).Select(chain => string.Concat(chain.Milestones))]);
        taken.Should().AllBeEquivalentTo(taken[0], options => options.WithStrictOrdering());
        Plans.Schedule([.. lines]).DrivingLinks("l39").Should().HaveCount(39 * 4 - 2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_long_chain_is_no_deep_recursion()
    {
        MilestoneRegistry registry = new();
        registry.Batch(batch =>
        {
            for (int i = 0; i < 50_000; i++)
            {
                batch.RegisterMilestone($"m{i:00000}");
                batch.SetMilestoneField($"m{i:00000}", "duration", "1m");
                if (i > 0) batch.DeclareMilestoneDependency($"m{i:00000}", $"m{i - 1:00000}");
            }
        });
        Schedule schedule = Schedule.Compute(registry.Current, Plans.Now);

        schedule.DrivingPath("m49999").Milestones.Should().HaveCount(50_000);
        schedule.DrivingChains("m49999").Should().ContainSingle();
        schedule.SlackTo("m49999").Should().HaveCount(50_000);
        schedule.Explain("m49999").Should().HaveCount(50_000);
    }

    [Fact]
    public void Now_is_an_instant_in_the_plans_zone_or_civil_time_and_nothing_else()
    {
        MilestoneRegistry registry = Plans.Of("a 1d");
        registry.SetPlanField("zone", "Europe/Berlin");

        Schedule.Compute(registry.Current, new DateTimeOffset(2026, 7, 1, 6, 0, 59, TimeSpan.Zero)).Now.Should()
            .Be(new DateTime(2026, 7, 1, 8, 0, 0));
        Schedule.Compute(registry.Current, new DateTimeOffset(2026, 1, 1, 6, 0, 0, TimeSpan.FromHours(-1))).Now.Should()
            .Be(new DateTime(2026, 1, 1, 8, 0, 0));
        FluentActions.Invoking(() => Schedule.Compute(registry.Current, DateTime.UnixEpoch)).Should().Throw<ArgumentException>()
            .WithMessage("*DateTimeOffset*");
        FluentActions.Invoking(() => Schedule.Compute(null!, Plans.Now)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void An_empty_plan_is_finished_when_it_starts()
    {
        Schedule schedule = Plans.Schedule();

        (schedule.Finish, schedule.Start, schedule.Now).Should().Be((Plans.Now, Plans.Now, Plans.Now));
        schedule.Milestones.Should().BeEmpty();
        schedule.Findings.Should().BeEmpty();
        schedule.Quality.Open.Should().Be(0);
    }

    [Fact]
    public void A_target_moves_nothing()
    {
        string[] lines = ["a 5d", "b 5d", "c 2d", "b > a", "c > a"];
        Schedule without = Plans.Schedule(lines);
        MilestoneRegistry registry = Plans.Of(lines);
        registry.SetMilestoneField("a", "target", "2026-03-02");
        registry.SetMilestoneField("c", "target", "2027-01-01");

        Schedule with = Schedule.Compute(registry.Current, Plans.Now);

        with.ChangesSince(without).Milestones.Select(move => (move.Name, move.Slip, move.MakesLate)).Should().Equal(("a", 0, true));
        with.Milestones.Select(milestone => (milestone.Name, milestone.TotalSlack)).Should()
            .Equal(without.Milestones.Select(milestone => (milestone.Name, milestone.TotalSlack)));
        with.GetMilestone("a")!.TargetSlack.Should().BeNegative();
    }
}
