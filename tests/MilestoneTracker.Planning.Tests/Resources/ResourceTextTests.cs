using FluentAssertions;
using MilestoneTracker.Planning.Resources;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Resources;

// Exactly one text for each value.
public sealed class ResourceTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 100)]
    [InlineData("0.5", 50)]
    [InlineData("0.01", 1)]
    [InlineData("2.25", 225)]
    [InlineData("10000", 1_000_000)]
    public void A_quantity_is_read_and_written_in_one_way(string text, int hundredths)
    {
        Quantity.Parse(text).Hundredths.Should().Be(hundredths);
        Quantity.OfHundredths(hundredths).ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData("0.50")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("0.001")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e2")]
    [InlineData("10000.01")]
    [InlineData("99999")]
    [InlineData("١")]
    public void Anything_else_is_not_a_quantity(string text) => Quantity.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("2; 2026-03-01 3; 2026-09-01 0", true)]
    [InlineData("0", true)]
    [InlineData("2; 2026-03-01 3; 2026-03-01 4", false)]
    [InlineData("2; 2026-03-02 3; 2026-03-01 4", false)]
    [InlineData("2;2026-03-01 3", false)]
    [InlineData("2; 2026-02-30 3", false)]
    [InlineData("2; 9999-01-01 3", false)]
    [InlineData("2; ", false)]
    [InlineData("2026-03-01 3", false)]
    public void A_capacity_is_read_and_written_in_one_way(string text, bool isOne)
    {
        CapacitySteps.TryParse(text, out CapacitySteps? capacity).Should().Be(isOne);
        if (isOne) capacity!.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("2025-12-24..2026-01-01; 2026-03-02 0.5", true)]
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-02 0", false)]
    [InlineData("2026-03-02..2026-03-02", false)]
    [InlineData("2026-03-02..2026-03-01", false)]
    [InlineData("2026-03-02..2036-03-09", true)]
    [InlineData("2026-03-02..2036-03-10", false)]
    [InlineData("9999-03-02", false)]
    [InlineData("", false)]
    public void Absences_are_read_and_written_in_one_way(string text, bool areSome)
    {
        Absence.TryParseAll(text, out IReadOnlyList<Absence>? absences).Should().Be(areSome);
        if (areSome) string.Join("; ", absences!).Should().Be(text);
    }

    [Theory]
    [InlineData("1 Ada Lovelace\n0.5 Build farm", true)]
    [InlineData("1 50 % of Bob, Ann", true)]
    [InlineData("0.5 Build farm\n1 Ada Lovelace", false)]
    [InlineData("1 Ada\n1 Ada", false)]
    [InlineData("0 Ada", false)]
    [InlineData("1", false)]
    [InlineData("1 ", false)]
    [InlineData("Ada", false)]
    [InlineData("1 Ada\n", false)]
    public void An_assignment_is_read_in_one_way(string text, bool isOne)
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.SetMilestoneField("a", "assigned", text);

        IReadOnlyList<Assignment> assigned = ResourceFields.AssignedTo(registry.Current, "a");

        string.Join('\n', assigned).Should().Be(isOne ? text : "");
    }
}
