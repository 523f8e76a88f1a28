using FluentAssertions;
using MilestoneTracker.State;
using Xunit;

namespace MilestoneTracker.Tests.State;

public sealed class NameTableTests
{
    private readonly NameTable _names = new();

    [Fact]
    public void A_name_keeps_its_id_for_good_and_ids_are_dense_from_one()
    {
        for (int i = 1; i <= 1000; i++) _names.Intern("n" + i).Should().Be(i);
        for (int i = 1; i <= 1000; i++) (_names.Intern("n" + i), _names[i]).Should().Be((i, "n" + i));
        _names.Find("N1").Id.Should().Be(0, "names are compared ordinally");
    }

    [Fact]
    public void All_ids_are_sorted_by_name_ordinally_also_when_names_have_come_since()
    {
        foreach (string name in new[] { "b", "B", "ﬁ" }) _names.Intern(name);
        _names.Sorted().Should().Equal(2, 1, 3);
        foreach (string name in new[] { "🚀", "a" }) _names.Intern(name);
        _names.Sorted().Should().Equal(2, 5, 1, 4, 3);
    }
}
