using FluentAssertions;
using MilestoneTracker.Planning.Features;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Features;

// Features by their fields as text: the same records and the same progress as by the view of them.
public sealed class FeatureFieldsTests
{
    private readonly MilestoneRegistry _registry = new();

    public FeatureFieldsTests()
    {
        _registry.RegisterMilestone("Alpha");
        _registry.RegisterMilestone("Beta");
    }

    [Fact]
    public void Several_fields_are_one_change_with_the_progress_once_at_its_end()
    {
        List<RegistryChange> changes = [];
        using IDisposable subscription = _registry.Subscribe(changes.Add);

        _registry.Batch(plan => FeatureFields.Set(
            plan, "login", Field("weight", "3"), Field("status", "IN_PROGRESS"), Field("milestone", "Beta"), Field("progress", "0.25")));

        changes.Single().Events.Select(one => one.Data.ToString()).Should().HaveCount(5);
        changes.Single().Events.Select(one => one.Data.Subject.Milestone).Should().Equal(null, null, null, null, "Beta");
        _registry.GetMilestone("Beta")!.Fields["progress"].Should().Be("0.25");
    }

    [Fact]
    public void What_is_read_is_what_the_view_has()
    {
        FeatureRegistry view = new(_registry);
        view.Add("login", "Beta", "web", MilestoneStatus.Completed, 2);
        FeatureFields.Set(_registry.Edit(), "search", Field("milestone", "Alpha"), Field("component", "web"));

        FeatureFields.OfPlan(_registry.Current).Should().Equal(view.Features).And.HaveCount(2);
        FeatureFields.Set(_registry.Edit(), "search", Field("component", "web")).Should().BeFalse();
        FeatureFields.Remove(_registry.Edit(), "nothing").Should().BeFalse();
        FeatureFields.Remove(_registry.Edit(), "login").Should().BeTrue();
        view.Features.Select(feature => feature.Name).Should().Equal("search");
        _registry.GetMilestone("Beta")!.Fields.Should().NotContainKey("progress");
    }

    [Fact]
    public void A_move_changes_the_progress_of_both()
    {
        FeatureFields.Set(_registry.Edit(), "login", Field("milestone", "Beta"), Field("status", "COMPLETED"));

        FeatureFields.Set(_registry.Edit(), "login", Field("milestone", "Alpha"));

        _registry.GetMilestone("Alpha")!.Fields["progress"].Should().Be("1");
        _registry.GetMilestone("Beta")!.Fields.Should().NotContainKey("progress");
    }

    [Fact]
    public void Progress_that_was_set_by_hand_is_computed_again_even_where_no_field_changes()
    {
        FeatureFields.Set(_registry.Edit(), "login", Field("milestone", "Beta"), Field("status", "COMPLETED"));
        _registry.SetMilestoneField("Beta", "progress", "0.1");
        long before = _registry.Current.Version;

        FeatureFields.Set(_registry.Edit(), "login").Should().BeTrue();

        _registry.GetMilestone("Beta")!.Fields["progress"].Should().Be("1");
        _registry.Current.Version.Should().Be(before + 1);
        FeatureFields.Set(_registry.Edit(), "login").Should().BeFalse();
    }

    [Theory]
    [InlineData("weight", "0")]
    [InlineData("weight", "1001")]
    [InlineData("progress", "25%")]
    [InlineData("progress", "1.5")]
    [InlineData("status", "done")]
    [InlineData("milestone", null)]
    public void A_value_that_would_count_as_not_set_is_refused_and_nothing_changes(string key, string? value)
    {
        FeatureFields.Set(_registry.Edit(), "login", Field("milestone", "Beta"));
        long before = _registry.Current.Version;

        FluentActions.Invoking(() => _registry.Batch(
            plan => FeatureFields.Set(plan, "login", Field("component", "web"), Field(key, value)))).Should().Throw<ArgumentException>();

        _registry.Current.Version.Should().Be(before);
    }

    [Fact]
    public void A_feature_needs_a_milestone_that_there_is()
    {
        FluentActions.Invoking(() => FeatureFields.Set(_registry.Edit(), "login", Field("weight", "2"))).Should()
            .Throw<ArgumentException>().WithMessage("*belongs to a milestone*");
        FluentActions.Invoking(() => FeatureFields.Set(_registry.Edit(), "login", Field("milestone", "Gamma"))).Should()
            .Throw<MilestoneNotFoundException>();

        FeatureFields.OfPlan(_registry.Current).Should().BeEmpty();
    }

    private static KeyValuePair<string, string?> Field(string key, string? value) => new(key, value);
}
