using System.Globalization;
using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Tests.Data;

// Published networks with known critical paths. What the registry keeps is enough to find them again: the oracle is the
// length that the authors of the problems, and two programs apart from ours, found.
public sealed class NetworkTests
{
    [SharedDataTheory("psplib")]
    [InlineData("j30", 20)]
    [InlineData("j60", 16)]
    [InlineData("j90", 12)]
    [InlineData("j120", 16)]
    public void A_PSPLIB_network_loads_without_a_refusal_and_keeps_its_critical_path(string set, int instances)
    {
        ILookup<string, string[]> times = SharedData.Rows(',', "psplib", "psplib_activity_times.csv").ToLookup(row => row[0]);
        string[][] rows = [.. SharedData.Rows(',', "psplib", "psplib_oracle.csv").Where(row => row[1] == set)];
        rows.Should().HaveCount(instances);
        foreach (string[] row in rows)
        {
            ProjectNetwork network = ProjectNetwork.ReadPsplib(SharedData.PathOf("psplib", set, row[0] + ".sm"));
            network.Jobs.Should().Be(Number(row[2]), row[0]);
            network.Edges.Should().HaveCount(Number(row[3]), row[0]);

            MilestoneRegistry registry = Load(network);

            Dictionary<string, int> finishes = EarliestFinishes(registry, job => network.Durations[job - 1]);
            finishes.Values.Max().Should().Be(Number(row[4]), "cpm_length of {0}", row[0]);
            finishes.Should()
                .Equal(times[row[0]].ToDictionary(time => NameOf(Number(time[1])), time => Number(time[4])), "early_finish of {0}", row[0]);
            LongestChain(registry).Should().Be(network.EarliestFinishes(_ => 1).Max(), row[0]);
        }
    }

    [SharedDataFact("patterson_rg300")]
    public void The_dense_network_RG300_loads_without_a_refusal_and_keeps_its_critical_path()
    {
        string[] row = SharedData.Rows(',', "patterson_rg300", "rg300_oracle.csv").Single();
        ProjectNetwork network = ProjectNetwork.ReadPatterson(SharedData.PathOf("patterson_rg300", row[0]));
        network.Jobs.Should().Be(Number(row[1]));
        network.Edges.Should().HaveCount(Number(row[2]));

        MilestoneRegistry registry = Load(network);

        EarliestFinishes(registry, job => network.Durations[job - 1]).Values.Max().Should().Be(Number(row[3]));
        LongestChain(registry).Should().Be(network.EarliestFinishes(_ => 1).Max());
    }

    private static MilestoneRegistry Load(ProjectNetwork network)
    {
        MilestoneRegistry registry = new();
        for (int job = 1; job <= network.Jobs; job++) registry.RegisterMilestone(NameOf(job));
        foreach ((int before, int after) in network.Edges)
            registry.TryDeclareMilestoneDependency(NameOf(after), NameOf(before)).Verdict.Should()
                .Be(DependencyVerdict.Allowed, "{0} comes before {1}", before, after);
        return registry;
    }

    /// <summary>How many milestones the longest chain of dependencies has.</summary>
    private static int LongestChain(MilestoneRegistry registry) => EarliestFinishes(registry, _ => 1).Values.Max();

    /// <summary>The forward pass over the registry's own graph: a milestone is reckoned when all that it depends on are.</summary>
    private static Dictionary<string, int> EarliestFinishes(MilestoneRegistry registry, Func<int, int> durationOf)
    {
        RegistrySnapshot plan = registry.Current;
        IReadOnlyDictionary<string, IReadOnlyList<string>> graph = plan.GetDependencyGraph();
        Dictionary<string, int> awaited = graph.ToDictionary(entry => entry.Key, entry => entry.Value.Count);
        Dictionary<string, int> finishes = [];
        Queue<string> ready = new(awaited.Where(entry => entry.Value == 0).Select(entry => entry.Key));
        while (ready.TryDequeue(out string? name))
        {
            finishes[name] = durationOf(Number(name["job ".Length..])) + graph[name].Select(dependency => finishes[dependency])
                .DefaultIfEmpty().Max();
            foreach (string dependent in plan.GetMilestone(name)!.Dependents)
                if (--awaited[dependent] == 0) ready.Enqueue(dependent);
        }

        finishes.Should().HaveCount(plan.Count, "a graph without a cycle leaves no milestone out");
        return finishes;
    }

    private static string NameOf(int job) => FormattableString.Invariant($"job {job}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
