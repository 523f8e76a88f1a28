using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.Exchange.Conformance;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Hostile;

public sealed class HostileBoundsTests
{
    // Bars of the contract: below a second, and below 64 MiB and eight times the file of allocations at any time; here of all allocations
    // together, which is more.
    [Fact]
    public void Each_hostile_input_is_judged_quickly_and_in_little_memory()
    {
        List<ImportInput> inputs = [.. ImportInput.All(Imports.CasePath("hostile", "manifest.jsonl"), null)];
        inputs.Should().HaveCount(60);
        foreach (ImportInput input in inputs) input.TryRead();
        foreach (ImportInput input in inputs)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            input.TryRead();
            Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(1), input.Name);
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan((64L << 20) + (8L * input.Bytes.Length), input.Name);
        }
    }

    // A hundred thousand predecessors that look like ids, an outline of a hundred thousand levels, a chain of links as long: nothing of it
    // recurses or is quadratic.
    [Theory]
    [InlineData("level")]
    [InlineData("chain")]
    [InlineData("token")]
    [InlineData("ways")]
    public void What_is_deep_or_long_costs_no_more_than_it_is_large(string shape)
    {
        const int Count = 50_000;
        string rows = string.Concat(Enumerable.Range(1, Count).Select(i => shape switch
        {
            "level" or "ways" => $"{i},T{i},{i},\n",
            "chain" => $"{i},T{i},,{(i > 1 ? i - 1 : null)}\n",
            _ => $"{i},T{i},,{(i % 100 == 0 ? new string('9', 3000) + "FS+1d" : null)}\n",
        }));
        Options.ImportOptions options = new() { Outline = shape == "ways" ? Options.OutlineRule.Fields : Options.OutlineRule.Dependencies };
        long start = Stopwatch.GetTimestamp();
        (MilestoneRegistry registry, _) = Imports.Registry();
        using ImportPreview preview = Imports.Read("id,name,outline level,predecessors\n" + rows, ImportFormat.Table, options)
            .ProposeTo(registry);
        preview.Proposal.Staged.Count.Should().Be(shape == "ways" ? 1 : Count);
        Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(30), "the work is proportional to the input");
    }
}
