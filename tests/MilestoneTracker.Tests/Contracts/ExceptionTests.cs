using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// Errors are API: each refusal carries its data, and a message that names the milestone, the rule and what to do.
public sealed class ExceptionTests
{
    private readonly MilestoneRegistry _registry = new();

    [Fact]
    public void Every_refusal_derives_from_one_base_and_can_be_made_by_the_tests_of_a_host()
    {
        Type[] refusals =
            [.. typeof(MilestoneRegistry).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Exception)) && !t.IsAbstract)];

        refusals.Should().HaveCount(13).And.OnlyContain(t =>
            t.IsSubclassOf(typeof(MilestoneRegistryException)) && (t.IsSealed || t == typeof(AuditAppendRefusedException)));
        refusals.Should().OnlyContain(t => t.GetConstructors().Length == 1);
    }

    [Fact]
    public void A_duplicate_names_the_milestone()
    {
        _registry.RegisterMilestone("a");

        DuplicateMilestoneException refusal = _registry.Invoking(r => r.RegisterMilestone("a"))
            .Should().Throw<DuplicateMilestoneException>().Which;

        refusal.Name.Should().Be("a");
        refusal.Message.Should().Contain("'a'").And.Contain("remove");
    }

    [Fact]
    public void A_dependency_that_is_not_declared_names_both_ends()
    {
        foreach (string name in new[] { "a", "b" }) _registry.RegisterMilestone(name);
        _registry.DeclareMilestoneDependency("b", "a");

        Action[] calls =
        [
            () => _registry.SetDependencyField("a", "b", "lag", "1d"), () => _registry.SetDependencyField("a", "b", "lag", null),
            () => _registry.Current.GetDependencyFields("a", "b"), () =>
                _registry.Batch(change => change.SetDependencyField("a", "b", "lag", "1d")),
        ];
        foreach (Action call in calls)
        {
            DependencyNotFoundException refusal = call.Should().Throw<DependencyNotFoundException>().Which;
            (refusal.Milestone, refusal.Dependency).Should().Be(("a", "b"));
            refusal.Message.Should().Contain("'a' does not depend on 'b'").And.Contain("Declare");
        }
    }

    [Fact]
    public void A_cycle_shows_its_path()
    {
        foreach (string name in new[] { "a", "b", "c" }) _registry.RegisterMilestone(name);
        _registry.DeclareMilestoneDependency("a", "b");
        _registry.DeclareMilestoneDependency("b", "c");

        DependencyCycleException refusal = _registry.Invoking(r => r.DeclareMilestoneDependency("c", "a"))
            .Should().Throw<DependencyCycleException>().Which;

        refusal.Path.Should().Equal("c", "a", "b", "c");
        refusal.Message.Should().Contain("c → a → b → c").And.Contain("Withdraw");
    }

    [Fact]
    public void A_long_cycle_is_elided_in_the_message_and_whole_in_the_data()
    {
        _registry.Batch(b =>
        {
            for (int i = 0; i < 5000; i++) b.RegisterMilestone("m" + i);
            for (int i = 1; i < 5000; i++) b.DeclareMilestoneDependency("m" + (i - 1), "m" + i);
        });

        DependencyCycleException refusal = _registry.Invoking(r => r.DeclareMilestoneDependency("m4999", "m0"))
            .Should().Throw<DependencyCycleException>().Which;

        refusal.Path.Should().HaveCount(5001);
        refusal.Message.Length.Should().BeLessThan(500);
        refusal.Message.Should().Contain("more");
    }
}
