using FluentAssertions;
using MilestoneTracker.State;
using MilestoneTracker.Tests.Twin;
using Xunit;

namespace MilestoneTracker.Tests.State;

public sealed class TextTests
{
    [Fact]
    public void Every_single_unit_is_accepted_or_refused_as_the_contract_lists_it_at_either_end_and_within()
    {
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            foreach (string name in new[] { $"{(char)unit}", $"{(char)unit}a", $"a{(char)unit}", $"a{(char)unit}a" })
                if (Accepts(name) != NaiveText.IsName(name)) Assert.Fail($"U+{unit:X4} is taken wrongly in a name of {name.Length}.");
        }

        Accepts("a\u00A0b").Should().BeTrue("white space within is fine");
    }

    [Fact]
    public void Surrogates_come_in_pairs()
    {
        // Not as data of a theory: an attribute keeps text as UTF-8, in which an unpaired surrogate is lost.
        foreach (string name in new[] { "\uD83D\uDE80", "a\uD83D\uDE80\uD83D\uDE80" }) Accepts(name).Should().BeTrue();
        foreach (string name in new[] { "\uDE80\uD83D", "\uD83D\uD83D\uDE80", "\uD83D\uDE80\uDE80", "a\uD83D" }) Accepts(name).Should().BeFalse();
    }

    [Fact]
    public void A_name_has_up_to_256_units()
    {
        Accepts(new string('x', 256)).Should().BeTrue();
        Accepts(new string('x', 257)).Should().BeFalse();
        Accepts("").Should().BeFalse();
    }

    private static bool Accepts(string name)
    {
        try
        {
            return Text.CheckedName(name, "name") == name;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
