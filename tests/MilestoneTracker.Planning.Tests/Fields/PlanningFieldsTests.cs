using FluentAssertions;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Values;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Fields;

// Inputs by what they mean: set on a registry and on a proposal alike, read back as values, refused where a schedule would not take them.
public sealed class PlanningFieldsTests
{
    [Fact]
    public void What_is_set_is_read_back_on_a_registry_and_on_a_proposal()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.RegisterMilestone("b");
        registry.DeclareMilestoneDependency("b", "a");
        using ProposedChange proposal = registry.Propose();
        foreach (PlanEditor editor in (PlanEditor[])[registry.Edit(), proposal])
        {
            PlanMoment day = PlanMoment.Parse("2026-03-02");
            PlanningFields.SetStart(editor, day);
            PlanningFields.DefineCalendar(editor, "night", "mo-fr 20:00-24:00");
            PlanningFields.SetPlanCalendar(editor, "night");
            PlanningFields.SetZone(editor, "UTC");
            PlanningFields.SetUnits(editor, new WorkUnits(6, 4));
            PlanningFields.SetLogic(editor, ProgressLogic.Override);
            PlanningFields.SetUncertainty(editor, PercentRange.Parse("80%/100%/150%"));
            PlanningFields.SetCorrelation(editor, 0.25m);
            PlanningFields.SetDuration(editor, "a", PlanDuration.Parse("3d"));
            PlanningFields.SetEstimate(editor, "a", ThreePoint.Parse("1d/2d/3d"));
            PlanningFields.SetRemaining(editor, "a", PlanDuration.Parse("2d"));
            PlanningFields.SetRisk(editor, "a", PlanRisk.Parse("10% 1d"));
            PlanningFields.SetTarget(editor, "a", day);
            PlanningFields.SetNotBefore(editor, "a", day);
            PlanningFields.SetFinishNotBefore(editor, "a", day);
            PlanningFields.SetPinned(editor, "a", day);
            PlanningFields.SetStarted(editor, "a", day);
            PlanningFields.SetFinished(editor, "a", day);
            PlanningFields.SetCalendar(editor, "a", "24x7");
            PlanningFields.SetLink(editor, "b", "a", LinkKind.StartToStart);
            PlanningFields.SetLag(editor, "b", "a", PlanLag.Parse("-1d"));

            PlanInputs plan = PlanningFields.OfPlan(editor.Now);
            MilestoneInputs a = PlanningFields.OfMilestone(editor.Now, "a");
            (plan.Start, plan.Units, plan.Logic, plan.Correlation).Should().Be((day, new WorkUnits(6, 4), ProgressLogic.Override, 0.25m));
            plan.Calendar.ToString().Should().Be("mo-fr 20:00-24:00");
            plan.Calendars.Keys.Should().BeEquivalentTo("standard", "24x7", "night");
            plan.Uncertainty.ToString().Should().Be("80%/100%/150%");
            (a.Duration, a.Estimate, a.Remaining, a.Risk).Should()
                .Be((PlanDuration.Parse("3d"), ThreePoint.Parse("1d/2d/3d"), PlanDuration.Parse("2d"), PlanRisk.Parse("10% 1d")));
            new[] { a.Target, a.NotBefore, a.FinishNotBefore, a.Pinned, a.Started, a.Finished }.Should().AllBeEquivalentTo(day);
            a.Calendar.Should().Be("24x7");
            PlanningFields.OfDependency(editor.Now, "b", "a").ToString().Should().Be("SS -1d");
            PlanningFields.Validate(editor.Now).Should().BeEmpty();
        }

        PlanningFields.SetDuration(registry.Edit(), "a", null).Should().BeTrue();
        PlanningFields.SetDuration(registry.Edit(), "a", null).Should().BeFalse();
        registry.Current.GetMilestone("a")!.Fields.Should().NotContainKey("duration");
    }

    [Fact]
    public void Two_kinds_of_duration_do_not_mix_and_the_fault_is_never_that_of_the_duration()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        PlanEditor editor = registry.Edit();
        PlanningFields.SetDuration(editor, "a", PlanDuration.Parse("3ed"));

        FluentActions.Invoking(() => PlanningFields.SetEstimate(editor, "a", ThreePoint.Parse("1d/2d/3d"))).Should()
            .Throw<ArgumentException>().WithMessage("*one kind*");
        FluentActions.Invoking(() => PlanningFields.SetRemaining(editor, "a", PlanDuration.Parse("1d"))).Should()
            .Throw<ArgumentException>();
        FluentActions.Invoking(() => PlanningFields.SetRisk(editor, "a", PlanRisk.Parse("5% 1d"))).Should().Throw<ArgumentException>();
        PlanningFields.SetEstimate(editor, "a", ThreePoint.Parse("1ed/2ed/3ed"));
        PlanningFields.SetDuration(editor, "a", PlanDuration.Parse("3d")); // and now the estimate counts as not set

        PlanningFields.OfMilestone(registry.Current, "a").Estimate.Should().BeNull();
        PlanningFields.Validate(registry.Current).Should()
            .ContainSingle(finding => finding.Owner == "a" && finding.Evidence[0] == "estimate");
    }

    [Fact]
    public void What_is_unknown_is_refused_as_in_the_core()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.RegisterMilestone("b");

        FluentActions.Invoking(() => PlanningFields.SetTarget(registry.Edit(), "x", default(PlanMoment))).Should()
            .Throw<MilestoneNotFoundException>();
        FluentActions.Invoking(() => PlanningFields.OfMilestone(registry.Current, "x")).Should().Throw<MilestoneNotFoundException>();
        FluentActions.Invoking(() => PlanningFields.SetLag(registry.Edit(), "b", "a", default(PlanLag))).Should()
            .Throw<DependencyNotFoundException>();
        FluentActions.Invoking(() => PlanningFields.SetLink(registry.Edit(), "b", "a", (LinkKind)9)).Should()
            .Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PlanningFields.SetCorrelation(registry.Edit(), 0.1234567m)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => PlanningFields.SetCalendar(registry.Edit(), "a", "nowhere")).Should().Throw<ArgumentException>();
        PlanningFields.SetMilestoneField(registry.Edit(), "a", "acme.note", "anything").Should().BeTrue("other fields are not planning's");
    }
}
