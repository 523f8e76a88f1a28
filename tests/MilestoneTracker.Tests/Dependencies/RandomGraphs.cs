using CsCheck;
using FluentAssertions;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Storage;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Dependencies;

/// <summary>The graph alone, on integers, beside its naive twin: larger and denser than random sequences of the registry can be.</summary>
public sealed class RandomGraphs
{
    [Fact]
    public void A_small_graph_agrees_with_its_twin_after_every_step() =>
        Check(nodes: 30, steps: 600, verifyEvery: 1, iterations: 40);

    [Fact]
    public void A_large_graph_with_hubs_agrees_with_its_twin() =>
        Check(nodes: 300, steps: 6000, verifyEvery: 250, iterations: 30);

    [Fact]
    public void Copies_of_a_graph_never_see_each_other() => Gen.Select(Gen.Int[30, 200], Gen.ULong).Sample(
        (nodes, seed) =>
        {
            Random random = new((int)seed);
            List<(DependencyGraph Graph, NaiveGraph Twin)> forks = [(new DependencyGraph(), new NaiveGraph())];
            List<(DependencyGraph Graph, NaiveGraph Twin)> frozen = [];
            OrderedSearch search = new(new VisitMarks());
            for (int step = 0; step < 2000; step++)
            {
                (DependencyGraph graph, NaiveGraph twin) = forks[random.Next(forks.Count)];
                Take(random, graph, twin, search, nodes);
                if (random.Next(100) > 0) continue;
                (DependencyGraph Graph, NaiveGraph Twin) copy = (graph.Freeze(), twin.Copy());
                frozen.Add(copy);
                if (forks.Count < 4) forks.Add((copy.Graph.Fork(), twin.Copy()));
                else forks[random.Next(4)] = (copy.Graph.Fork(), twin.Copy());
            }

            foreach ((DependencyGraph graph, NaiveGraph twin) in forks.Concat(frozen)) twin.Verify(graph);
        },
        iter: Effort.Of(60));

    private static void Check(int nodes, int steps, int verifyEvery, int iterations) => Gen.ULong.Sample(
        seed =>
        {
            Random random = new((int)seed);
            DependencyGraph graph = new();
            NaiveGraph twin = new();
            OrderedSearch search = new(new VisitMarks());
            int largest = 0;
            for (int step = 1; step <= steps; step++)
            {
                Take(random, graph, twin, search, nodes);
                if (step % verifyEvery != 0) continue;
                twin.Verify(graph);
                largest = Math.Max(largest, twin.Ids.Max(id => graph[id].Dependents.Count));
            }

            twin.Verify(graph);
            if (nodes >= 300) largest.Should().BeGreaterThan(64, "a hub is to outgrow its first tables");
        },
        iter: Effort.Of(iterations));

    /// <summary>One step: mostly declarations; the first three milestones and the last three are hubs, which lose what they have
    /// from time to time.</summary>
    private static void Take(Random random, DependencyGraph graph, NaiveGraph twin, OrderedSearch search, int nodes)
    {
        int milestone = random.Next(3) == 0 ? nodes - random.Next(3) : random.Next(1, nodes + 1);
        int dependency = random.Next(3) == 0 ? 1 + random.Next(3) : random.Next(1, nodes + 1);
        int what = random.Next(100);
        if (what < 20 || twin.Ids.Count < nodes / 2)
        {
            if (!twin.Has(milestone)) Add(milestone, graph, twin);
            if (!twin.Has(dependency)) Add(dependency, graph, twin);
        }
        else if (what < 80)
        {
            DependencyVerdict expected = twin.Judge(milestone, dependency);
            int known = twin.Has(milestone) ? milestone : 0;
            graph.Judge(known, twin.Has(dependency) ? dependency : 0, search).Should().Be(expected);
            if (known == 0 || !twin.Has(dependency)) return;
            graph.Declare(milestone, dependency, search).Should().Be(expected);
            if (expected == DependencyVerdict.Allowed) twin.Connect(milestone, dependency);
        }
        else if (what < 98)
        {
            foreach (int dependent in twin.Has(dependency) ? twin.Dependents(dependency).Take(random.Next(3)).ToArray() : [])
                Withdraw(dependent, dependency, graph, twin);
        }
        else if (twin.Has(milestone) && random.Next(4) == 0)
        {
            foreach (int other in twin.Dependencies(milestone).ToArray()) Withdraw(milestone, other, graph, twin);
            foreach (int other in twin.Dependents(milestone).ToArray()) Withdraw(other, milestone, graph, twin);
            graph.Remove(milestone);
            twin.Remove(milestone);
        }
    }

    private static void Add(int id, DependencyGraph graph, NaiveGraph twin)
    {
        graph.Add(id);
        twin.Add(id);
    }

    private static void Withdraw(int milestone, int dependency, DependencyGraph graph, NaiveGraph twin)
    {
        graph.Withdraw(milestone, dependency);
        twin.Withdraw(milestone, dependency);
    }
}
