using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Resources;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Resources;

// A thin view: each change is one audited change of the registry.
public sealed class ResourceRegistryTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;
    private readonly ResourceRegistry _resources;

    public ResourceRegistryTests()
    {
        _registry = new MilestoneRegistry(_log);
        _resources = new ResourceRegistry(_registry);
        _registry.RegisterMilestone("Build");
        _registry.RegisterMilestone("Test");
    }

    [Fact]
    public void A_resource_is_added_once_and_its_record_exists_with_the_usual_capacity()
    {
        _resources.Add("Ada").Should().BeTrue();
        _resources.Add("Ada", Quantity.Parse("3")).Should().BeFalse();

        _resources.Get("Ada").Should().Be(_resources.Resources.Single());
        _resources.Get("Ada")!.Capacity.Should().Be(CapacitySteps.One);
        _registry.Current.GetRecords("resources")["Ada"].Should().Equal(new Dictionary<string, string> { ["capacity"] = "1" });
    }

    [Fact]
    public void Nothing_to_change_is_false_and_records_nothing()
    {
        _resources.Add("Ada");
        _resources.Assign("Build", "Ada");
        long before = _registry.Current.Version;

        _resources.Assign("Build", "Ada", Quantity.One).Should().BeFalse();
        _resources.SetCapacity("Ada", CapacitySteps.One).Should().BeFalse();
        _resources.SetCalendar("Ada", null).Should().BeFalse();
        _resources.SetUnavailable("Ada", []).Should().BeFalse();
        _resources.Unassign("Test", "Ada").Should().BeFalse();
        _resources.Remove("Bob").Should().BeFalse();

        _registry.Current.Version.Should().Be(before);
    }

    [Fact]
    public void Removing_a_resource_unassigns_it_everywhere_in_one_change()
    {
        _resources.Add("Ada");
        _resources.Add("Bob");
        _resources.Assign("Build", "Ada");
        _resources.Assign("Build", "Bob", Quantity.Parse("0.5"));
        _resources.Assign("Test", "Ada");
        int notifications = 0;
        using IDisposable subscription = _registry.Subscribe(_ => notifications++);

        _resources.Remove("Ada").Should().BeTrue();

        notifications.Should().Be(1);
        _resources.AssignedTo("Build").Should().Equal(new Assignment("Bob", Quantity.Parse("0.5")));
        _resources.AssignedTo("Test").Should().BeEmpty();
        _registry.GetMilestone("Test")!.Fields.Should().NotContainKey("assigned");
    }

    [Fact]
    public async Task No_assignment_of_another_thread_is_lost()
    {
        string[] names = [.. Enumerable.Range(0, 32).Select(number => $"r{number:00}")];
        foreach (string name in names) _resources.Add(name);

        await Parallel.ForEachAsync(names, (name, _) =>
        {
            _resources.Assign("Build", name);
            return ValueTask.CompletedTask;
        });

        _resources.AssignedTo("Build").Select(one => one.Resource).Should().Equal(names);
    }

    [Fact]
    public void What_a_schedule_would_not_take_is_refused_and_nothing_changes()
    {
        _resources.Add("Ada");
        long before = _registry.Current.Version;

        FluentActions.Invoking(() => _resources.Assign("Build", "Bob")).Should().Throw<ArgumentException>().WithMessage("*Add it first*");
        FluentActions.Invoking(() => _resources.Assign("Build", "Ada", default(Quantity))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => _resources.Assign("Nothing", "Ada")).Should().Throw<MilestoneNotFoundException>();
        FluentActions.Invoking(() => _resources.SetCalendar("Ada", "moon")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => _resources.SetCapacity("Bob", CapacitySteps.One)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ResourceFields.SetPriority(_registry.Edit(), "Build", 1001)).Should()
            .Throw<ArgumentOutOfRangeException>();

        _registry.Current.Version.Should().Be(before);
    }
}
