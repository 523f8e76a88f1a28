using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Examples;

public sealed class Milestones
{
    private readonly MilestoneRegistry _registry = Plans.ApiUiRelease();

    [Fact]
    public void A_milestone_spans_components_and_begins_as_planned()
    {
        Milestone milestone = _registry.RegisterMilestone("Docs", ["website", "backend", "website"]);

        milestone.Components.Should().Equal("backend", "website");
        milestone.Status.Should().Be(MilestoneStatus.Planned);
        milestone.Progress.Should().Be(0);
        milestone.Should().Be(_registry.GetMilestone("Docs"));
    }

    [Fact]
    public void A_name_that_nobody_registered_is_null_where_you_look_and_an_exception_where_you_act()
    {
        _registry.GetMilestone("Docs").Should().BeNull();
        Action update = () => _registry.UpdateMilestoneStatus("Docs", MilestoneStatus.Completed);
        update.Should().Throw<MilestoneNotFoundException>().Which.Name.Should().Be("Docs");
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        Action register = () => _registry.RegisterMilestone("API");
        register.Should().Throw<DuplicateMilestoneException>().Which.Name.Should().Be("API");
    }

    [Fact]
    public void A_name_that_breaks_a_rule_is_refused_with_the_rule_and_the_place()
    {
        Action register = () => _registry.RegisterMilestone("API\u0007");
        register.Should().Throw<ArgumentException>().WithMessage("*control character (U+0007) at index 3*");
    }

    [Fact]
    public void Every_status_that_a_milestone_has_had_is_kept_with_who_and_why()
    {
        SetClock clock = new();
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = clock });
        registry.RegisterMilestone("API");
        clock.Now += TimeSpan.FromDays(3);
        registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress, new ChangeContext { Actor = "Ann", Reason = "team is free" });

        IReadOnlyList<StatusChange> history = registry.GetStatusHistory("API");
        history.Select(change => change.Status).Should().Equal(MilestoneStatus.Planned, MilestoneStatus.InProgress);
        history[1].Time.Should().Be(clock.Now);
        history[1].Context.Actor.Should().Be("Ann");
        history[1].Context.Reason.Should().Be("team is free");
    }

    [Fact]
    public void Setting_the_status_that_a_milestone_has_is_no_change()
    {
        long version = _registry.Current.Version;
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.Planned).Should().BeFalse();
        _registry.Current.Version.Should().Be(version);
    }

    [Fact]
    public void A_host_can_refuse_transitions_by_a_rule_of_its_own()
    {
        MilestoneRegistry registry = new(new MilestoneRegistryOptions
        {
            TransitionRule = transition => transition.From == MilestoneStatus.Completed ? "What is done stays done." : null,
        });
        registry.RegisterMilestone("API", status: MilestoneStatus.Completed);

        Action reopen = () => registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress);
        reopen.Should().Throw<StatusTransitionRefusedException>().Which.Reason.Should().Be("What is done stays done.");
    }

    [Fact]
    public void Removing_a_milestone_takes_its_dependencies_with_it_and_a_new_one_of_the_name_starts_anew()
    {
        _registry.RemoveMilestone("UI");

        _registry.GetMilestone("UI").Should().BeNull();
        _registry.GetMilestone("Release")!.Dependencies.Should().BeEmpty();
        _registry.RegisterMilestone("UI").StatusHistory.Should().HaveCount(1);
    }

    [Fact]
    public void Statuses_have_words_for_files_and_logs()
    {
        MilestoneStatus.OnHold.ToWord().Should().Be("ON_HOLD");
        MilestoneStatuses.TryParseExact("IN_PROGRESS", out MilestoneStatus status).Should().BeTrue();
        status.Should().Be(MilestoneStatus.InProgress);
        MilestoneStatuses.TryParseExact("in progress", out _).Should().BeFalse();
        MilestoneStatuses.TryParse("in progress", out _).Should().BeTrue("people may write it as they like");
    }

    [Fact]
    public void A_milestone_you_hold_never_changes()
    {
        Milestone held = _registry.GetMilestone("API")!;
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.Completed);

        held.Status.Should().Be(MilestoneStatus.Planned);
        _registry.GetMilestone("API").Should().NotBe(held);
    }

    [Fact]
    public void All_milestones_come_in_ordinal_order_and_are_selected_with_queries()
    {
        _registry.Current.Milestones.Where(milestone => milestone.Components.Contains("frontend")).Select(milestone => milestone.Name)
            .Should().Equal("Release", "UI");
    }
}
