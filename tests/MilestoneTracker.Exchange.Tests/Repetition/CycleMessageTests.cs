using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Repetition;

public sealed class CycleMessageTests
{
    private const int Count = 3000;

    [Fact]
    public void A_long_cycle_is_shown_by_its_two_ends_and_the_exception_has_it_all()
    {
        ImportedPlan plan = Imports.Read(Chain($"{Count}"), ImportFormat.Table);
        (MilestoneRegistry registry, _) = Imports.Registry();
        ImportRefusedException refused = plan.Invoking(of => of.ProposeTo(registry)).Should().Throw<ImportRefusedException>().Which;
        refused.CyclePath.Should().HaveCount(Count + 1);
        refused.Message.Should().Contain("'T1' (#1) → ").And.Contain($" → … {Count - 7} more … → ").And.EndWith("left out.");
        refused.Message.Length.Should().BeLessThan(400);
    }

    [Fact]
    public void Links_that_are_left_out_cost_no_search_once_their_findings_are_only_counted()
    {
        ImportOptions options = new() { Name = "plan", SkipCycles = true, Limits = new ImportLimits { Findings = 5 } };
        ImportedPlan plan = Imports.Read(Chain(string.Join(';', Enumerable.Range(2, Count - 1))), ImportFormat.Table, options);
        (MilestoneRegistry registry, _) = Imports.Registry();
        long before = GC.GetAllocatedBytesForCurrentThread();
        using ImportPreview preview = plan.ProposeTo(registry);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(150L << 20);
        preview.Findings.Counts["cycle-skipped"].Should().Be(Count - 1);
        preview.Findings.Where(finding => finding.Code == "cycle-skipped").Should().HaveCount(5)
            .And.OnlyContain(finding => finding.Message.Length < 400);
    }

    // Each waits for the one before it, and the first, which comes last in the file, for those that are given.
    private static string Chain(string first) => "id,name,predecessors\n"
        + string.Concat(Enumerable.Range(2, Count - 1).Select(i => $"{i},T{i},{i - 1}\n")) + $"1,T1,{first}\n";
}
