using FluentAssertions;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Trends;

public sealed class BaselineTests
{
    [Fact]
    public void A_baseline_is_the_version_before_it_was_set_and_what_was_removed_since_is_in_it()
    {
        Log log = new(0, 0);
        MilestoneRegistry registry = log.Registry;
        registry.RegisterMilestone("a");
        registry.SetMilestoneField("a", "duration", "5d");
        registry.RegisterMilestone("gone");
        long version = registry.Current.Version;
        Baseline.Set(registry.Edit(), "kickoff").Should().BeTrue();
        registry.RemoveMilestone("gone");
        registry.RegisterMilestone("new");
        registry.SetMilestoneField("a", "duration", "8d");
        log.GoTo(Log.Start.AddDays(30));
        Baseline baseline = Baseline.AllOf(registry.Current).Should().ContainSingle().Subject;

        (baseline.Name, baseline.Sequence).Should().Be(("kickoff", version));
        Schedule then = baseline.Compute(log.Events);
        then.Now.Should().Be(Log.Start.DateTime, "now is the time of that change");
        then.Snapshot.Version.Should().Be(version);
        ScheduleDifference difference = Schedule.Compute(registry.Current, Log.Start.DateTime).ChangesSince(then);
        difference.Milestones.Select(move => (move.Name, move.Slip, move.Before is null, move.After is null))
            .Should().Equal(("a", 3 * 480, false, false), ("gone", null, false, true), ("new", null, true, false));
        difference.FinishSlip.Should().Be(3 * 480);
        Baseline.Clear(registry.Edit(), "kickoff").Should().BeTrue();
        Baseline.Find(registry.Current, "kickoff").Should().BeNull();
    }

    [Fact]
    public void A_field_of_the_plan_is_a_baseline_if_its_key_says_so_and_its_version_is_no_later_than_the_plan()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.SetPlanField("another-number", "1");
        registry.SetPlanField("baseline-own", "3"); // the change that sets it is the third
        registry.SetPlanField("baseline-early", "1");
        registry.SetPlanField("baseline-late", "99");

        Baseline.AllOf(registry.Current).Select(baseline => (baseline.Name, baseline.Sequence)).Should().Equal(("early", 1), ("own", 3));
        registry = new MilestoneRegistry();
        registry.SetPlanField("baseline-own", "1");
        Baseline.AllOf(registry.Current).Should().ContainSingle("its own version is no later");
        Baseline.Find(registry.Current, "own")!.Sequence.Should().Be(1);
    }

    [Fact]
    public void Set_in_a_proposal_it_is_the_version_that_the_proposal_is_based_on()
    {
        Log log = new(0, 0);
        log.Registry.RegisterMilestone("a");
        using ProposedChange proposal = log.Registry.Propose();
        proposal.RegisterMilestone("b");

        Baseline.Set(proposal, "before");
        proposal.Commit();

        Baseline.Find(log.Registry.Current, "before")!.Sequence.Should().Be(1);
        Baseline.Find(log.Registry.Current, "before")!.Compute(log.Events).Snapshot.Contains("b").Should().BeFalse();
    }

    [Fact]
    public void Any_version_is_scheduled_in_one_pass_with_now_at_its_effective_time_in_the_zone_it_had_then()
    {
        for (int seed = 0; seed < 8; seed++)
        {
            Log log = new(200 + seed, 60);
            DateTimeOffset effective = DateTimeOffset.MinValue;
            foreach (Auditing.AuditEvent change in log.Events.Read())
            {
                if (change.Time > effective) effective = change.Time;
                if (change.Index != change.Count) continue;
                CountingLog counted = new(log.Events);

                Schedule schedule = Baseline.ScheduleAt(counted, change.Sequence);

                (counted.Passes, schedule.Snapshot.Version).Should().Be((1, change.Sequence));
                schedule.Now.Should().Be(
                    Schedule.Compute(RegistrySnapshot.AsOf(log.Events, change.Sequence), effective).Now, "seed {0}", seed);
            }
        }
    }

    [Fact]
    public void A_number_within_a_change_is_the_version_before_it_with_its_time()
    {
        Log log = new(0, 0);
        log.Registry.RegisterMilestone("a");
        log.GoTo(Log.Start.AddDays(3));
        using (ProposedChange proposal = log.Registry.Propose())
        {
            proposal.RegisterMilestone("b");
            proposal.RegisterMilestone("c");
            proposal.RegisterMilestone("d");
            proposal.Commit();
        }

        foreach (long within in (long[])[2, 3])
        {
            Schedule schedule = Baseline.ScheduleAt(log.Events, within);
            (schedule.Snapshot.Version, schedule.Now).Should().Be((1, Log.Start.DateTime));
        }

        Baseline.ScheduleAt(log.Events, 4).Now.Should().Be(Log.Start.AddDays(3).DateTime);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("9999999999999999999")]
    [InlineData("4")]
    public void What_is_not_a_sequence_of_the_log_counts_as_not_set_and_is_refused_when_it_is_set(string value)
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.RegisterMilestone("b");
        if (value.Length > 0 && value != " 1") registry.SetPlanField("baseline-x", value);

        if (registry.Current.PlanFields.Count > 0)
        {
            PlanFinding finding = PlanningFields.Validate(registry.Current).Should().ContainSingle().Subject;
            (finding.Code, finding.Owner, finding.Evidence[0]).Should().Be((PlanFindingCode.InvalidField, "", "baseline-x"));
            Schedule.Compute(registry.Current, Log.Start).Findings.Should().Contain(finding);
        }

        Baseline.AllOf(registry.Current).Should().BeEmpty();
        FluentActions.Invoking(() => PlanningFields.SetPlanField(registry.Edit(), "baseline-y", value)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void What_is_wrong_is_refused()
    {
        Log log = new(1, 20);

        FluentActions.Invoking(() => Baseline.ScheduleAt(log.Events, 0)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("*1 or more*");
        FluentActions.Invoking(() => Baseline.ScheduleAt(log.Events, log.Events.LastSequence + 1))
            .Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Baseline.ScheduleAt(null!, 1)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Baseline.Set(log.Registry.Edit(), "x", log.Events.LastSequence + 1))
            .Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Baseline.Set(new MilestoneRegistry().Edit(), "x")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Baseline.Set(log.Registry.Edit(), "Not a key")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Baseline.Set(null!, "x")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Baseline.Set(log.Registry.Edit(), null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Baseline.Set(log.Registry.Edit(), null!, 1)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Baseline.Clear(log.Registry.Edit(), null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Baseline.AllOf(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Baseline.Find(null!, "x")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Baseline.Find(log.Registry.Current, null!)).Should().Throw<ArgumentNullException>();
    }
}
