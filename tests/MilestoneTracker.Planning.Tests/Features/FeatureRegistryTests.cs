using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Findings;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Features;

// Features feed the progress of their milestone, in the same change.
public sealed class FeatureRegistryTests
{
    private readonly MilestoneRegistry _registry = new(new InMemoryAuditLog());
    private readonly FeatureRegistry _features;

    public FeatureRegistryTests()
    {
        _features = new FeatureRegistry(_registry);
        _registry.RegisterMilestone("Beta");
        _registry.RegisterMilestone("Alpha");
    }

    [Fact]
    public void Progress_is_the_weighted_mean_cut_down_and_1_only_when_all_are_done()
    {
        _features.Add("login", "Beta", weight: 1);
        _features.Add("search", "Beta", weight: 2);
        Progress("Beta").Should().Be("0");

        _features.UpdateStatus("login", MilestoneStatus.Completed);
        Progress("Beta").Should().Be("0.333333");
        _features.SetProgress("search", 0.999999);
        Progress("Beta").Should().Be("0.999999");
        _features.UpdateStatus("search", MilestoneStatus.Completed);
        Progress("Beta").Should().Be("1");
        _registry.GetMilestone("Beta")!.Status.Should().Be(MilestoneStatus.Planned, "the status is for people");
    }

    [Fact]
    public void A_little_that_is_done_is_at_least_a_millionth()
    {
        _features.Add("big", "Beta", weight: 1000);
        _features.Add("small", "Beta", weight: 1);

        _features.SetProgress("small", 0.000001);

        Progress("Beta").Should().Be("0.000001");
    }

    [Fact]
    public void A_move_is_one_change_of_the_feature_and_of_both_milestones_in_ordinal_order()
    {
        _features.Add("login", "Beta", status: MilestoneStatus.Completed);
        List<RegistryChange> changes = [];
        using IDisposable subscription = _registry.Subscribe(changes.Add);

        _features.MoveTo("login", "Alpha").Should().BeTrue();

        changes.Should().ContainSingle();
        (Progress("Alpha"), Progress("Beta")).Should().Be(("1", null));
        changes[0].Events.Select(one => one.Data.Subject.Milestone).Should().Equal(null, "Alpha", "Beta");
    }

    [Fact]
    public void Progress_is_cleared_when_no_feature_counts_any_more()
    {
        _features.Add("login", "Beta", status: MilestoneStatus.InProgress);
        Progress("Beta").Should().Be("0.5");
        _features.UpdateStatus("login", MilestoneStatus.Cancelled);
        Progress("Beta").Should().BeNull();
        _features.UpdateStatus("login", MilestoneStatus.InProgress);
        _features.Remove("login").Should().BeTrue();
        Progress("Beta").Should().BeNull();
    }

    [Fact]
    public void What_was_written_past_the_view_is_a_finding_and_is_repaired()
    {
        _features.Add("login", "Beta", component: "web");
        _registry.SetRecordField("features", "login", "status", "COMPLETED");

        FeatureRegistry.Validate(_registry.Current).Select(one => one.Code).Should().Equal(
            PlanFindingCode.FeatureProgressDiffers, PlanFindingCode.FeaturesDone);
        _features.Recompute("Beta").Should().BeTrue();
        _features.Recompute("Beta").Should().BeFalse();
        _features.Recompute("Alpha").Should().BeFalse();
        FeatureRegistry.Validate(_registry.Current).Select(one => one.Code).Should().Equal(PlanFindingCode.FeaturesDone);
        _features.OfComponent("web").Should().Equal(_features.Of("Beta"));
    }

    [Fact]
    public void Open_features_orphans_and_bad_fields_are_findings_with_their_levels()
    {
        _registry.RegisterMilestone("Gone");
        _features.Add("login", "Beta");
        _features.Add("lost", "Gone");
        _registry.UpdateMilestoneStatus("Beta", MilestoneStatus.Completed);
        _registry.RemoveMilestone("Gone");
        _registry.SetRecordField("features", "odd", "weight", "0");
        _registry.SetRecordField("features", "odd", "status", "DONE");
        _registry.SetRecordField("features", "odd", "progress", "2");
        _registry.SetRecordField("features", "odd", "milestone", " bad");

        FeatureRegistry.Validate(_registry.Current).Select(one => $"{one.Level} {one.Code} {one.Owner}").Should().Equal(
            "Medium FeaturesOpen Beta", "Low FeatureOrphan features/lost", "Low FeatureOrphan features/odd",
            "Low InvalidField features/odd", "Low InvalidField features/odd", "Low InvalidField features/odd");
    }

    [Fact]
    public void Nothing_to_change_is_false_and_what_is_not_there_is_refused()
    {
        _features.Add("login", "Beta").Should().BeTrue();
        long before = _registry.Current.Version;

        _features.Add("login", "Alpha").Should().BeFalse();
        _features.UpdateStatus("login", MilestoneStatus.Planned).Should().BeFalse();
        _features.SetWeight("login", 1).Should().BeFalse();
        _features.SetProgress("login", null).Should().BeFalse();
        _features.MoveTo("login", "Beta").Should().BeFalse();
        _features.Remove("search").Should().BeFalse();
        FluentActions.Invoking(() => _features.Add("search", "Gamma")).Should().Throw<MilestoneNotFoundException>();
        FluentActions.Invoking(() => _features.SetWeight("search", 2)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => _features.SetWeight("login", 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => _features.SetProgress("login", double.NaN)).Should().Throw<ArgumentOutOfRangeException>();

        _registry.Current.Version.Should().Be(before);
    }

    [Fact]
    public void No_change_of_another_thread_is_lost()
    {
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number =>
        {
            FeatureRegistry view = new(_registry);
            view.Add($"f{number:00}", number % 2 == 0 ? "Alpha" : "Beta").Should().BeTrue();
            view.UpdateStatus($"f{number:00}", MilestoneStatus.Completed).Should().BeTrue();
            if (number % 4 == 1) view.MoveTo($"f{number:00}", "Alpha").Should().BeTrue();
        });
        _features.Add("open", "Alpha", weight: 8);

        (_features.Of("Alpha").Count, _features.Of("Beta").Count).Should().Be((25, 8));
        (Progress("Alpha"), Progress("Beta")).Should().Be(("0.75", "1"));
        FeatureRegistry.Validate(_registry.Current).Select(one => one.Code).Should().Equal(PlanFindingCode.FeaturesDone);
    }

    private string? Progress(string milestone) => _registry.GetMilestone(milestone)!.Fields.GetValueOrDefault("progress");
}
