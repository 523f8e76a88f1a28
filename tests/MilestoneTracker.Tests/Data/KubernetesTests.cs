using FluentAssertions;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Tests.Data;

// "See also" between the enhancement proposals of Kubernetes: links that were never meant as dependencies, so a good many
// go both ways. Taken as dependencies in file order, 16 of 152 have to be refused.
public sealed class KubernetesTests
{
    [SharedDataFact("kubernetes_keps")]
    public void Of_152_links_exactly_the_16_that_close_a_cycle_are_refused()
    {
        MilestoneRegistry registry = new();
        (string From, string To)[] links =
        [
            .. SharedData.Rows('\t', "kubernetes_keps", "kep_links.tsv")
                .Where(row => row[0] == "see-also" && row[3] == "1")
                .Select(row => (row[1], row[2]))
                .Distinct(),
        ];
        foreach (string name in links.SelectMany(link => new[] { link.From, link.To }).Distinct()) registry.RegisterMilestone(name);

        int refused = 0;
        foreach ((string from, string to) in links)
        {
            DependencyCheck check = registry.TryDeclareMilestoneDependency(from, to);
            if (check.Verdict == DependencyVerdict.Allowed) continue;
            check.Verdict.Should().Be(DependencyVerdict.ClosesCycle);
            RefusedCycle.ShouldBeTrueIn(registry.Current, from, to, check);
            refused++;
        }

        links.Should().HaveCount(152);
        refused.Should().Be(16);
    }
}
