using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

public sealed class AuditFilterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChangeContext Ada = new() { Actor = "ada" };

    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly InMemoryAuditLog _log = new();

    public AuditFilterTests()
    {
        MilestoneRegistry registry = new(_log, new MilestoneRegistryOptions { TimeProvider = _clock });
        registry.RegisterMilestone("a", context: Ada); // 1, at noon
        registry.RegisterMilestone("b"); // 2
        _clock.AdjustTime(Noon.AddHours(2));
        registry.DeclareMilestoneDependency("a", "b", Ada); // 3, at two
        _clock.AdjustTime(Noon.AddHours(1));
        registry.SetMilestoneField("b", "title", "B"); // 4, recorded at one, and so as of two
        registry.SetPlanField("title", "Plan", Ada); // 5
        _clock.AdjustTime(Noon.AddHours(3));
        registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed); // 6, at three
    }

    [Fact]
    public void Without_a_question_every_event_is_let_in() => Found(new AuditFilter()).Should().Equal(1, 2, 3, 4, 5, 6);

    [Fact]
    public void A_milestone_is_asked_for_also_as_either_end_of_a_dependency()
    {
        Found(new AuditFilter { Milestone = "a" }).Should().Equal(1, 3, 6);
        Found(new AuditFilter { Milestone = "b" }).Should().Equal(2, 3, 4);
        Found(new AuditFilter { Milestone = "A" }).Should().BeEmpty();
    }

    [Fact]
    public void Actor_and_kind_are_compared_exactly_and_all_that_is_set_must_be_met()
    {
        Found(new AuditFilter { Actor = "ada" }).Should().Equal(1, 3, 5);
        Found(new AuditFilter { Type = "milestone.registered" }).Should().Equal(1, 2);
        Found(new AuditFilter { Actor = "ada", Type = "milestone.registered" }).Should().Equal(1);
        Found(new AuditFilter { Actor = "Ada" }).Should().BeEmpty();
    }

    [Fact]
    public void Times_are_effective_times_the_first_included_and_the_last_not()
    {
        Found(new AuditFilter { Since = Noon.AddHours(2) })
            .Should().Equal([3, 4, 5, 6], "the clock went back, and as of a time counts the latest so far");
        Found(new AuditFilter { Until = Noon.AddHours(2) }).Should().Equal(1, 2);
        Found(new AuditFilter { Since = Noon.AddHours(1), Until = Noon.AddHours(3) }).Should().Equal(3, 4, 5);
        Found(new AuditFilter { Since = Noon.ToOffset(TimeSpan.FromHours(5)), Until = Noon.AddTicks(1) })
            .Should().Equal([1, 2], "times are compared as instants");
    }

    [Fact]
    public void What_is_missing_is_refused_at_once_and_a_search_can_be_cancelled()
    {
        FluentActions.Invoking(() => AuditLogExtensions.Find(null!, new AuditFilter()))
            .Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be("log");
        FluentActions.Invoking(() => _log.Find(null!)).Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be("filter");
        FluentActions.Invoking(() => _log.Find(new AuditFilter(), new CancellationToken(canceled: true)).ToArray())
            .Should().Throw<OperationCanceledException>();
    }

    private IEnumerable<long> Found(AuditFilter filter) => _log.Find(filter).Select(e => e.Sequence);
}
