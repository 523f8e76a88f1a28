using FluentAssertions;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Planning.Values;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Fields;

// What setters promise their callers: what belongs together is one change, and a refusal names the parameter that it is about.
public sealed class SetterTests
{
    private readonly MilestoneRegistry _registry = new();
    private readonly List<RegistryChange> _changes = [];

    public SetterTests()
    {
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("b", "a");
        ResourceFields.SetCapacity(_registry.Edit(), "Ada", CapacitySteps.One);
        _registry.Subscribe(_changes.Add);
    }

    public static TheoryData<string, string, Action<PlanEditor>> Refusals => new()
    {
        { "calendar", "'Night' cannot name a calendar. It has 'N' at index 0.*1 to 55 of*",
            edit => PlanningFields.DefineCalendar(edit, "Night", "mo 08:00-12:00") },
        { "calendar", "*It has U+0020 at index 3.*", edit => PlanningFields.DefineCalendar(edit, "day night", null) },
        { "calendar", "'' cannot name a calendar. It is empty.*", edit => PlanningFields.DefineCalendar(edit, "", "mo 08:00-12:00") },
        { "calendar", "*It has 56 characters.*",
            edit => PlanningFields.DefineCalendar(edit, new string('n', 56), "mo 08:00-12:00") },
        { "calendar", "*It is built in.*", edit => PlanningFields.DefineCalendar(edit, "24x7", "mo 08:00-12:00") },
        { "text", "*'never'*", edit => PlanningFields.DefineCalendar(edit, "night", "never") },
        { "calendar", "*'nowhere'*", edit => PlanningFields.SetPlanCalendar(edit, "nowhere") },
        { "calendar", "*'nowhere'*", edit => PlanningFields.SetCalendar(edit, "a", "nowhere") },
        { "zone", "*'Middle/Earth'*", edit => PlanningFields.SetZone(edit, "Middle/Earth") },
        { "correlation", "*'2'*", edit => PlanningFields.SetCorrelation(edit, 2) },
        { "remaining", "*'1d'*", edit => PlanningFields.SetRemaining(edit, "a", PlanDuration.FromDays(1)) },
        { "estimate", "*'1d/2d/3d'*", edit => PlanningFields.SetEstimate(edit, "a", ThreePoint.Parse("1d/2d/3d")) },
        { "risk", "*'5% 1d'*", edit => PlanningFields.SetRisk(edit, "a", PlanRisk.Parse("5% 1d")) },
        { "name", "*white space at the end*", edit => PlanningFields.SetTarget(edit, "a ", null) },
        { "key", "*'N' at index 1*", edit => PlanningFields.SetPlanField(edit, "aN", null) },
        { "key", "*'N' at index 1*", edit => PlanningFields.SetMilestoneField(edit, "a", "aN", "x") },
        { "key", "*'N' at index 1*", edit => PlanningFields.SetDependencyField(edit, "b", "a", "aN", "x") },
        { "value", "*'x'*", edit => PlanningFields.SetPlanField(edit, "logic", "x") },
        { "value", "*4097*", edit => PlanningFields.SetMilestoneField(edit, "a", "acme.x", new string('x', 4097)) },
        { "name", "'First' cannot name a baseline. It has 'F' at index 0.*", edit => Baseline.Set(edit, "First", 1) },
        { "name", "*'F' at index 0*", edit => Baseline.Set(edit, "First") },
        { "name", "*'F' at index 0*", edit => Baseline.Clear(edit, "First") },
        { "sequence", "*'1000'*", edit => Baseline.Set(edit, "first", 1000) },
        { "key", "*'N' at index 1*", edit => ResourceFields.SetField(edit, "Ada", "aN", "x") },
        { "value", "*'x'*", edit => ResourceFields.SetField(edit, "Ada", "capacity", "x") },
        { "calendar", "*'nowhere'*", edit => ResourceFields.SetCalendar(edit, "Ada", "nowhere") },
        { "name", "*'Bob'*", edit => ResourceFields.SetCalendar(edit, "Bob", null) },
        { "assignments", "*'Bob'*", edit => ResourceFields.Assign(edit, "a", [new Assignment("Bob", Quantity.One)]) },
        { "milestone", "*white space at the end*", edit => ResourceFields.Assign(edit, "a ", [], ["Ada"]) },
        { "milestone", "*white space at the end*", edit => ResourceFields.SetAssigned(edit, "a ", []) },
        { "milestone", "*white space at the end*", edit => ResourceFields.SetPriority(edit, "a ", 1) },
        { "values", "*'N' at index 1*", edit => FeatureFields.Set(edit, "login", new KeyValuePair<string, string?>("aN", "x")) },
        { "values", "*'x'*", edit => FeatureFields.Set(edit, "login", new("milestone", "a"), new("weight", "x")) },
        { "values", "*4,096*",
            edit => FeatureFields.Set(edit, "login", new("milestone", "a"), new("zz.note", new string('x', 4097))) },
        { "absences", "*4,096*", edit => ResourceFields.SetUnavailable(
            edit, "Ada", ManyDays()) },
        { "without", "*", edit => ResourceFields.Assign(edit, "a", [], [null!]) },
        { "values", "*white space at the end*",
            edit => FeatureFields.Set(edit, "login", new KeyValuePair<string, string?>("milestone", "a ")) },
    };

    private static IEnumerable<Absence> ManyDays() =>
        Enumerable.Range(1, 400).Select(i => DateOnly.FromDayNumber(739_000 + (2 * i))).Select(day => new Absence(day, day));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_names_the_parameter_of_the_caller_and_nothing_has_changed(
        string parameter, string message, Action<PlanEditor> set)
    {
        PlanningFields.SetDuration(_registry.Edit(), "a", PlanDuration.Parse("3ed"));
        _changes.Clear();
        using ProposedChange proposal = _registry.Propose();

        foreach (PlanEditor editor in (PlanEditor[])[_registry.Edit(), proposal])
            FluentActions.Invoking(() => set(editor)).Should().Throw<ArgumentException>().WithMessage(message).WithParameterName(parameter);
        _changes.Should().BeEmpty();
        proposal.Staged.Version.Should().Be(_registry.Current.Version);
    }

    [Fact]
    public void A_resource_that_is_not_there_is_refused_by_the_name_that_the_view_gives_it()
    {
        FluentActions.Invoking(() => new ResourceRegistry(_registry).Assign("a", "Bob")).Should().Throw<ArgumentException>()
            .WithParameterName("resource");
        FluentActions.Invoking(() => new FeatureRegistry(_registry).Add("login", "a ")).Should().Throw<ArgumentException>()
            .WithParameterName("milestone");
    }

    [Fact]
    public void Units_are_one_change_so_that_nobody_sees_one_of_both()
    {
        PlanningFields.SetUnits(_registry.Edit(), new WorkUnits(7, 4)).Should().BeTrue();

        _changes.Should().ContainSingle().Which.Events.Length.Should().Be(2);
        PlanningFields.OfPlan(_registry.Current).Units.Should().Be(new WorkUnits(7, 4));
        PlanningFields.SetUnits(_registry.Edit(), new WorkUnits(7, 4)).Should().BeFalse();
        PlanningFields.SetUnits(_registry.Edit(), null).Should().BeTrue();
        _changes.Should().HaveCount(2);
        _registry.Current.PlanFields.Should().BeEmpty();
    }

    [Fact]
    public void Removing_a_resource_takes_it_from_its_milestones_in_the_same_change()
    {
        ResourceFields.Assign(_registry.Edit(), "a", [new Assignment("Ada", Quantity.One)]);
        ResourceFields.Assign(_registry.Edit(), "b", [new Assignment("Ada", Quantity.One)]);
        _changes.Clear();

        ResourceFields.Remove(_registry.Edit(), "Ada").Should().BeTrue();

        _changes.Should().ContainSingle().Which.Events.Length.Should().Be(3);
        ResourceFields.Validate(_registry.Current).Should().BeEmpty();
    }

    [Fact]
    public void A_feature_and_the_progress_that_follows_are_one_change()
    {
        FeatureFields.Set(_registry.Edit(), "login", new("milestone", "a"), new("status", "COMPLETED")).Should().BeTrue();
        FeatureFields.Remove(_registry.Edit(), "login").Should().BeTrue();

        _changes.Select(change => change.Events.Length).Should().Equal(3, 3);
        _registry.Current.GetMilestone("a")!.Fields.Should().BeEmpty();
    }
}
