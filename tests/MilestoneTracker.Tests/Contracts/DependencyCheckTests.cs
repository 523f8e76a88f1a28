using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// Asking first, trying, and doing always agree.
public sealed class DependencyCheckTests
{
    [Fact]
    public void Asking_trying_and_doing_agree_for_every_pair()
    {
        string[] names = ["a", "b", "c", "d", "e", "nobody", "no one"];
        MilestoneRegistry registry = new();
        foreach (string name in names[..5]) registry.RegisterMilestone(name);
        registry.DeclareMilestoneDependency("a", "b");
        registry.DeclareMilestoneDependency("b", "c");
        registry.DeclareMilestoneDependency("d", "c");

        foreach (string milestone in names)
        {
            foreach (string dependency in names)
            {
                DependencyCheck asked = registry.CheckDependency(milestone, dependency);
                using ProposedChange tryIt = registry.Propose();
                DependencyCheck tried = tryIt.TryDeclareMilestoneDependency(milestone, dependency);
                using ProposedChange doIt = registry.Propose();
                (DependencyVerdict verdict, string? unknown, IReadOnlyList<string> path) = Do(doIt, milestone, dependency);

                foreach (DependencyCheck check in new[] { asked, tried })
                {
                    check.Verdict.Should().Be(verdict);
                    check.UnknownMilestone.Should().Be(unknown);
                    check.CyclePath.Should().Equal(path);
                    check.ToString().Should().NotBeNullOrWhiteSpace();
                }

                tryIt.Staged.GetDependencyGraph().Values.Sum(d => d.Count)
                    .Should().Be(doIt.Staged.GetDependencyGraph().Values.Sum(d => d.Count));
            }
        }
    }

    [Fact]
    public void The_path_is_found_when_it_is_first_read_and_stays()
    {
        MilestoneRegistry registry = new();
        foreach (string name in new[] { "a", "b", "c" }) registry.RegisterMilestone(name);
        registry.DeclareMilestoneDependency("a", "b");
        registry.DeclareMilestoneDependency("b", "c");
        DependencyCheck read = registry.TryDeclareMilestoneDependency("c", "a");
        DependencyCheck readLater = registry.TryDeclareMilestoneDependency("c", "a");
        DependencyCheck ofSnapshot = registry.CheckDependency("c", "a");
        read.CyclePath.Should().Equal("c", "a", "b", "c");
        registry.RemoveMilestone("b");

        read.CyclePath.Should().Equal("c", "a", "b", "c").And.BeSameAs(read.CyclePath);
        readLater.CyclePath.Should().BeEmpty("there is no cycle any more when it is read");
        readLater.ToString().Should().Be("The dependency would close a cycle.");
        ofSnapshot.CyclePath.Should().Equal(["c", "a", "b", "c"], "a snapshot never changes");
        registry.CheckDependency("c", "a").Verdict.Should().Be(DependencyVerdict.Allowed);
    }

    [Fact]
    public void A_path_cannot_be_changed_by_its_reader()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");

        IReadOnlyList<string> path = registry.CheckDependency("a", "a").CyclePath;

        path.Should().Equal("a", "a");
        (path as IList<string>)!.IsReadOnly.Should().BeTrue();
        path.Should().NotBeAssignableTo<string[]>();
    }

    private static (DependencyVerdict Verdict, string? Unknown, IReadOnlyList<string> Path) Do(
        ProposedChange proposal, string milestone, string dependency)
    {
        try
        {
            return (proposal.DeclareMilestoneDependency(milestone, dependency)
                ? DependencyVerdict.Allowed : DependencyVerdict.AlreadyDeclared, null, []);
        }
        catch (DependencyCycleException e)
        {
            return (DependencyVerdict.ClosesCycle, null, e.Path);
        }
        catch (MilestoneNotFoundException e)
        {
            return (DependencyVerdict.UnknownMilestone, e.Name, []);
        }
    }
}
