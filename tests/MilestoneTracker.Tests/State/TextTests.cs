using FluentAssertions;
using MilestoneTracker.Naming;
using MilestoneTracker.TestSupport.Twin;
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
        foreach (string name in new[] { "\uDE80\uD83D", "\uD83D\uD83D\uDE80", "\uD83D\uDE80\uDE80", "a\uD83D" })
            Accepts(name).Should().BeFalse();
    }

    [Fact]
    public void A_name_has_up_to_256_units()
    {
        Accepts(new string('x', 256)).Should().BeTrue();
        Accepts(new string('x', 257)).Should().BeFalse();
        Accepts("").Should().BeFalse();
    }

    [Fact]
    public void Every_single_unit_is_accepted_or_refused_in_a_key_and_in_a_value_as_the_contract_lists_it()
    {
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            foreach (string text in new[] { $"{(char)unit}", $"{(char)unit}a", $"a{(char)unit}", $"a{(char)unit}a" })
            {
                if (NameRules.IsValidKey(text,
                    out _) != NaiveText.IsKey(text)) Assert.Fail($"U+{unit:X4} is taken wrongly in a key of {text.Length}.");
                if (NameRules.IsValidValue(text,
                    out _) != NaiveText.IsValue(text)) Assert.Fail($"U+{unit:X4} is taken wrongly in a value of {text.Length}.");
                if (NameRules.IsValid(text,
                    out _) != NaiveText.IsName(text)) Assert.Fail($"U+{unit:X4} is taken wrongly in a name of {text.Length}.");
            }
        }
    }

    [Fact]
    public void A_key_has_up_to_64_characters_and_a_value_up_to_4096_units()
    {
        (NameRules.IsValidKey(new string('x', 64), out _), NameRules.IsValidKey(new string('x', 65), out _),
            NameRules.IsValidKey("", out _)).Should().Be((true, false, false));
        (NameRules.IsValidValue(new string('x', 4096), out _), NameRules.IsValidValue(new string('x', 4097), out _),
            NameRules.IsValidValue("", out _)).Should().Be((true, false, false));
    }

    [Fact]
    public void What_is_checked_and_what_is_asked_say_the_same_and_why()
    {
        foreach (string? text in new[] { null, "", "a", "A", " a", "a\u0001", new string('x', 5000), "a\uD800" })
        {
            Verify(text, NameRules.IsValid(text, out string? name), name, t => NameRules.Checked(t!, "it"));
            Verify(text, NameRules.IsValidKey(text, out string? key), key, t => NameRules.CheckedKey(t!, "it"));
            Verify(text, NameRules.IsValidValue(text, out string? value), value, t => NameRules.CheckedValue(t!, "it"));
        }

        static void Verify(string? text, bool isValid, string? problem, Func<string?, string> check)
        {
            (problem is null).Should().Be(isValid);
            if (isValid) check(text).Should().BeSameAs(text);
            else if (text is null) FluentActions.Invoking(() => check(text)).Should().Throw<ArgumentNullException>()
                .WithParameterName("it");
            else FluentActions.Invoking(() => check(text)).Should().ThrowExactly<ArgumentException>().WithParameterName("it").Which.Message
                .Should().StartWith(problem);
        }
    }

    private static bool Accepts(string name)
    {
        try
        {
            return TextRules.CheckedName(name, "name") == name;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
