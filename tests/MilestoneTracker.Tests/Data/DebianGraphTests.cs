using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Tests.Data;

// The packages of a Debian release and what each depends on: wide, with hubs, and with cycles. Which dependencies a cycle
// check has to refuse, in file order, was found by two other algorithms that agree edge by edge.
public sealed class DebianGraphTests
{
    private const string Folder = "debian_graph";

    private static readonly Lazy<Loaded> Debian = new(Load);

    [SharedDataFact(Folder)]
    public void Exactly_the_71_dependencies_that_close_a_cycle_are_refused_in_order()
    {
        string[] names = Debian.Value.Names;
        (string, string)[] expected = [
            .. SharedData.Rows('\t', Folder, "bookworm_depends_rejected_edges.tsv.gz")
                .Select(row => (names[Number(row[1])], names[Number(row[2])]))];

        expected.Should().HaveCount(71);
        Debian.Value.Refused.Should().Equal(expected);
        Debian.Value.Verdicts.Should().BeEquivalentTo(
            new Dictionary<DependencyVerdict, int> { [DependencyVerdict.Allowed] = 244_432, [DependencyVerdict.ClosesCycle] = 71 });
        Debian.Value.Registry.Current.Count.Should().Be(63_436);
        Debian.Value.Log.LastSequence.Should().Be(63_436 + 244_432, "a refusal appends no event");
    }

    [SharedDataFact(Folder)]
    public void Who_is_reached_agrees_with_the_published_counts()
    {
        RegistrySnapshot plan = Debian.Value.Registry.Current;

        plan.GetMilestone("libc6")!.Dependents.Should().HaveCount(21_808);
        plan.AnalyzeImpact("libc6").Should().HaveCount(48_657).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [SharedDataFact(Folder)]
    public void Its_log_replays_to_the_same_plan()
    {
        RegistrySnapshot replayed = RegistrySnapshot.Replay(Debian.Value.Log.Read());

        replayed.Version.Should().Be(Debian.Value.Registry.Current.Version);
        replayed.Milestones.SequenceEqual(Debian.Value.Registry.Current.Milestones).Should().BeTrue();
    }

    private static Loaded Load()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        string[] names = [.. SharedData.Rows('\t', Folder, "bookworm_depends_nodes.tsv.gz").Select(row => row[1])];
        foreach (string name in names) registry.RegisterMilestone(name);

        Dictionary<DependencyVerdict, int> verdicts = [];
        List<(string, string)> refused = [];
        foreach (string[] row in SharedData.Rows('\t', Folder, "bookworm_depends_edges.tsv.gz"))
        {
            (string package, string dependency) = (names[Number(row[0])], names[Number(row[1])]);
            DependencyCheck check = registry.TryDeclareMilestoneDependency(package, dependency);
            verdicts[check.Verdict] = verdicts.GetValueOrDefault(check.Verdict) + 1;
            if (check.Verdict != DependencyVerdict.ClosesCycle) continue;
            refused.Add((package, dependency));
            RefusedCycle.ShouldBeTrueIn(registry.Current, package, dependency, check);
        }

        return new Loaded(registry, log, names, verdicts, refused);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Loaded(
        MilestoneRegistry Registry, InMemoryAuditLog Log, string[] Names, Dictionary<DependencyVerdict, int> Verdicts,
        List<(string Package, string Dependency)> Refused);
}
