using FluentAssertions;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Resources;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Resources;

// Resources and assignments on a proposal, from text as from values.
public sealed class ResourceFieldsTests
{
    private readonly MilestoneRegistry _registry = new();

    public ResourceFieldsTests()
    {
        _registry.RegisterMilestone("Build");
        foreach (string name in new[] { "Ada", "Bob", "QA" }) new ResourceRegistry(_registry).Add(name);
    }

    [Theory]
    [InlineData("capacity", "2; 2026-03-01 3", true)]
    [InlineData("capacity", "0", true)]
    [InlineData("capacity", "-1", false)]
    [InlineData("capacity", "1,5", false)]
    [InlineData("calendar", "24x7", true)]
    [InlineData("calendar", "moon", false)]
    [InlineData("unavailable", "2026-03-02 0.5", true)]
    [InlineData("unavailable", "9999-01-01", false)]
    [InlineData("unavailable", "2026-03-02..2026-03-01", false)]
    [InlineData("title", "anything", true)]
    public void A_field_of_a_resource_is_set_if_a_schedule_would_take_it(string key, string value, bool isTaken)
    {
        long before = _registry.Current.Version;
        Action set = () => ResourceFields.SetField(_registry.Edit(), "Ada", key, value);

        if (isTaken) set.Should().NotThrow();
        else set.Should().Throw<ArgumentException>().WithMessage($"'{value}' in {key} would count as not set.*");

        string? usual = key == "capacity" ? "1" : null;
        _registry.Current.GetRecords("resources")["Ada"].GetValueOrDefault(key).Should().Be(isTaken ? value : usual);
        ResourceFields.Validate(_registry.Current).Should().BeEmpty();
        if (!isTaken) _registry.Current.Version.Should().Be(before);
    }

    [Fact]
    public void Some_are_assigned_and_others_taken_away_in_one_event()
    {
        Set("Build", "0.5 Ada", "1 Bob");
        long before = _registry.Current.Version;

        ResourceFields.Assign(_registry.Edit(), "Build", [Read("2 QA"), Read("1 Ada")], ["Bob", "Nobody"]).Should().BeTrue();

        _registry.Current.Version.Should().Be(before + 1);
        _registry.GetMilestone("Build")!.Fields["assigned"].Should().Be("1 Ada\n2 QA");
        ResourceFields.Assign(_registry.Edit(), "Build", [], ["Bob"]).Should().BeFalse();
        ResourceFields.Assign(_registry.Edit(), "Build", [Read("2 QA")]).Should().BeFalse();
    }

    [Fact]
    public void Who_has_no_record_any_more_does_not_keep_others_from_being_assigned()
    {
        _registry.SetMilestoneField("Build", "assigned", "1 Gone");

        ResourceFields.Assign(_registry.Edit(), "Build", [Read("1 Ada")]).Should().BeTrue();

        _registry.GetMilestone("Build")!.Fields["assigned"].Should().Be("1 Ada\n1 Gone");
    }

    [Fact]
    public void A_resource_is_removed_and_taken_away_on_a_proposal_as_in_the_registry()
    {
        Set("Build", "0.5 Ada", "1 Bob");
        using ProposedChange proposal = _registry.Propose();

        ResourceFields.Remove(proposal, "Ada").Should().BeTrue();
        ResourceFields.Remove(proposal, "Ada").Should().BeFalse();

        ResourceFields.AssignedTo(proposal.Staged, "Build").Should().Equal(Read("1 Bob"));
        ResourceFields.AssignedTo(_registry.Current, "Build").Should().HaveCount(2);
    }

    [Theory]
    [InlineData("assigned", "1 Ada")]
    [InlineData("assigned", "0.5 Bob\n1 QA")]
    [InlineData("priority", "0")]
    [InlineData("priority", "1000")]
    public void A_field_of_people_on_a_milestone_is_set_by_its_key(string key, string value) =>
        PlanningFields.SetMilestoneField(_registry.Edit(), "Build", key, value).Should().BeTrue();

    [Theory]
    [InlineData("assigned", "Ada")]
    [InlineData("assigned", "1 QA\n1 Ada")]
    [InlineData("assigned", "1 Ada\n1 Ada")]
    [InlineData("priority", "1001")]
    [InlineData("priority", "high")]
    public void And_refused_where_it_would_count_as_not_set(string key, string value) =>
        FluentActions.Invoking(() => PlanningFields.SetMilestoneField(_registry.Edit(), "Build", key, value)).Should()
            .Throw<ArgumentException>().WithMessage($"'{value}' in {key} would count as not set.*");

    private void Set(string milestone, params string[] assignments) =>
        ResourceFields.SetAssigned(_registry.Edit(), milestone, assignments.Select(Read));

    private static Assignment Read(string text) =>
        text.Split(' ') is [var quantity, var name] ? new Assignment(name, Quantity.Parse(quantity)) : throw new FormatException(text);
}
