using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Examples;

public sealed class FieldsAndRecords
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;

    public FieldsAndRecords() => _registry = Plans.ApiUiRelease(new MilestoneRegistry(_log));

    [Fact]
    public void A_field_is_set_changed_and_cleared_and_each_is_an_event_with_the_old_and_the_new_value()
    {
        _registry.SetMilestoneField("API", FieldKeys.Owner, "ada").Should().BeTrue();
        _registry.SetMilestoneField("API", FieldKeys.Owner, "ada").Should().BeFalse("it has that value");
        _registry.SetMilestoneField("API", FieldKeys.Owner, "grace").Should().BeTrue();
        _registry.SetMilestoneField("API", FieldKeys.Owner, null).Should().BeTrue();

        _registry.GetMilestone("API")!.Fields.Should().BeEmpty();
        _log.Read(6).Select(e => e.Data).Should().Equal(
            new MilestoneFieldChanged("API", "owner", null, "ada"), new MilestoneFieldChanged("API", "owner", "ada", "grace"),
            new MilestoneFieldChanged("API", "owner", "grace", null));
    }

    [Fact]
    public void Plans_dependencies_and_records_have_fields_too()
    {
        _registry.SetPlanField(FieldKeys.Title, "Spring release");
        _registry.SetDependencyField("UI", "API", "acme.why", "needs it");
        _registry.SetRecordField("acme.teams", "Storage", FieldKeys.Owner, "ada");

        RegistrySnapshot now = _registry.Current;
        now.PlanFields["title"].Should().Be("Spring release");
        now.GetDependencyFields("UI", "API")["acme.why"].Should().Be("needs it");
        now.GetRecords("acme.teams")["Storage"]["owner"].Should().Be("ada");
        Action ask = () => now.GetDependencyFields("API", "UI");
        ask.Should().Throw<DependencyNotFoundException>().Which.Dependency.Should().Be("UI");
    }

    [Fact]
    public void A_record_exists_while_it_has_a_field()
    {
        _registry.SetRecordField("acme.teams", "Storage", FieldKeys.Owner, "ada");
        _registry.SetRecordField("acme.teams", "Storage", FieldKeys.Owner, null);

        _registry.Current.RecordCollections.Should().BeEmpty();
        _registry.RemoveRecord("acme.teams", "Storage").Should().BeFalse();
    }

    [Fact]
    public void A_dependency_loses_its_fields_before_it_is_withdrawn()
    {
        _registry.SetDependencyField("UI", "API", "acme.why", "needs it");
        _registry.WithdrawMilestoneDependency("UI", "API");

        _log.Read(7).Select(e => (e.Data.ToString(), e.Index, e.Count)).Should().Equal(
            ("UI → API cleared acme.why (was needs it)", 1, 2), ("UI no longer depends on API", 2, 2));
    }

    [Fact]
    public void A_milestone_can_span_other_components()
    {
        _registry.ChangeMilestoneComponents("API", ["backend", "database"]).Should().BeTrue();

        _registry.GetMilestone("API")!.Components.Should().Equal("backend", "database");
        _registry.ChangeMilestoneComponents("API", ["database", "backend"]).Should().BeFalse();
    }

    [Fact]
    public void As_of_a_time_is_the_plan_before_the_first_change_that_is_recorded_later()
    {
        SetClock clock = new();
        DateTimeOffset morning = clock.Now;
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        registry.RegisterMilestone("API");
        clock.Now = DateTimeOffset.UnixEpoch;
        registry.RegisterMilestone("UI");
        clock.Now = morning.AddHours(1);
        registry.RegisterMilestone("Release");

        RegistrySnapshot.AsOf(log, morning.AddTicks(-1)).Count.Should().Be(0, "a clock that went back makes nothing earlier");
        RegistrySnapshot.AsOf(log, morning).Count.Should().Be(2);
        RegistrySnapshot.AsOf(log, clock.Now).Count.Should().Be(3);
    }
}
