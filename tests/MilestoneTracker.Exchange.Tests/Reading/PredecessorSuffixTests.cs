using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

public sealed class PredecessorSuffixTests
{
    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void What_stands_behind_an_id_has_at_most_64_units(int length, bool isTaken)
    {
        ImportedPlan plan = Imports.Read($"id,name,predecessors\n1,A,\n2,B,1{"FS".PadLeft(length)}\n", ImportFormat.Table);
        plan.Links.Count.Should().Be(isTaken ? 1 : 0);
        plan.Findings.Counts.ContainsKey("unknown-predecessor").Should().Be(!isTaken);
    }
}
