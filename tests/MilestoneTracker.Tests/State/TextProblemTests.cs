using FluentAssertions;
using MilestoneTracker.Naming;
using Xunit;

namespace MilestoneTracker.Tests.State;

// What is said of a text that breaks a rule: which rule, where, and what to do. Lists rather than data of a theory, which would lose
// unpaired surrogates.
public sealed class TextProblemTests
{
    [Fact]
    public void A_name_that_breaks_a_rule_is_answered_with_the_rule_the_character_and_its_index()
    {
        Verify(TextRules.NameProblem,
            ("", "The text is empty. A name has 1 to 256 UTF-16 units."),
            (new string('x', 257), "The text has 257 UTF-16 units. A name has 1 to 256."),
            (" a", "The text has white space at the start (U+0020) at index 0. Remove it."),
            ("ab\u00A0", "The text has white space at the end (U+00A0) at index 2. Remove it."),
            ("\ta", "The text has white space at the start (U+0009) at index 0. Remove it."),
            ("a\r", "The text has white space at the end (U+000D) at index 1. Remove it."),
            ("a\u0008", "The text has a control character (U+0008) at index 1. Remove it."),
            ("\u000Ea", "The text has a control character (U+000E) at index 0. Remove it."),
            ("a\u0007b", "The text has a control character (U+0007) at index 1. Remove it."),
            ("a\nb", "The text has a control character (U+000A) at index 1. Remove it."),
            ("ab\u2028c", "The text has a line or paragraph separator (U+2028) at index 2. Remove it."),
            ("a\u202Eb", "The text has a bidirectional control (U+202E) at index 1. Remove it."),
            ("a\uD83D\uDE80\uDE80", "The text has an unpaired surrogate (U+DE80) at index 3. Remove it."),
            ("a\uD800", "The text has an unpaired surrogate (U+D800) at index 1. Remove it."));
        Ask(NameRules.IsValid, null).Should().Be("There is no text. A name has 1 to 256 UTF-16 units.");
    }

    [Fact]
    public void A_key_that_breaks_a_rule_is_answered_with_the_character_or_with_its_code_where_it_cannot_be_seen()
    {
        Verify(TextRules.KeyProblem,
            ("", "The key is empty. A key has 1 to 64 of a–z, 0–9, '.' and '-', and begins with a letter."),
            (new string('k', 65), "The key has 65 characters. A key has 1 to 64."),
            ("Key", "The key begins with 'K'. A key begins with one of a–z."),
            ("!", "The key begins with '!'. A key begins with one of a–z."),
            ("~", "The key begins with '~'. A key begins with one of a–z."),
            (" k", "The key begins with U+0020. A key begins with one of a–z."),
            ("\u007Fk", "The key begins with U+007F. A key begins with one of a–z."),
            ("a_b", "The key has '_' at index 1. A key has only a–z, 0–9, '.' and '-'."),
            ("ab\u00E9", "The key has U+00E9 at index 2. A key has only a–z, 0–9, '.' and '-'."));
        Ask(NameRules.IsValidKey, null).Should().Be("There is no text. A key has 1 to 64 characters.");
    }

    [Fact]
    public void A_value_that_breaks_a_rule_is_answered_with_the_rule_the_character_and_its_index()
    {
        Verify(TextRules.ValueProblem,
            ("", "The value is empty. A value has 1 to 4,096 UTF-16 units; pass null to clear a field."),
            (new string('v', 4097), "The value has 4097 UTF-16 units. A value has 1 to 4,096."),
            ("a\rb", "The text has a control character other than line feed and tab (U+000D) at index 1. Remove it."),
            ("a\u2029", "The text has a line or paragraph separator (U+2029) at index 1. Remove it."),
            ("\u200Fa", "The text has a bidirectional control (U+200F) at index 0. Remove it."),
            ("a\n\t\uDE80", "The text has an unpaired surrogate (U+DE80) at index 3. Remove it."));
        Ask(NameRules.IsValidValue, null).Should().Be("There is no text. A value has 1 to 4,096 UTF-16 units.");
    }

    [Fact]
    public void A_reason_may_have_lines_and_marks_and_4096_units_and_what_it_may_not_have_is_named()
    {
        foreach (string fine in new[] { "", "a\n\tb", " a ", "a\u2028\u2029\u202E\u2069b", "\uD83D\uDE80", new string('r', 4096) })
            TextRules.CheckedReason(fine, "reason").Should().BeSameAs(fine);
        foreach ((string reason, string problem) in new[]
        {
            (new string('r', 4097), "The text has 4097 UTF-16 units. A reason has at most 4,096."),
            ("a\u0085", "The text has a control character other than line feed and tab (U+0085) at index 1. Remove it."),
            ("\uD800a", "The text has an unpaired surrogate (U+D800) at index 0. Remove it."),
        })
        {
            FluentActions.Invoking(() => TextRules.CheckedReason(reason, "why")).Should().ThrowExactly<ArgumentException>()
                .WithParameterName("why").WithMessage(problem + " (Parameter 'why')");
        }
    }

    [Fact]
    public void A_parameter_that_the_caller_does_not_name_is_called_what_the_method_calls_it()
    {
        foreach (string? bad in new[] { null, "" })
        {
            FluentActions.Invoking(() => NameRules.Checked(bad!)).Should().Throw<ArgumentException>().WithParameterName("name");
            FluentActions.Invoking(() => NameRules.CheckedKey(bad!)).Should().Throw<ArgumentException>().WithParameterName("key");
            FluentActions.Invoking(() => NameRules.CheckedValue(bad!)).Should().Throw<ArgumentException>().WithParameterName("value");
        }
    }

    private delegate bool Asked(string? text, out string? problem);

    private static string? Ask(Asked asked, string? text)
    {
        asked(text, out string? problem).Should().BeFalse();
        return problem;
    }

    private static void Verify(Func<string, string?> problemOf, params (string Text, string Problem)[] expected)
    {
        foreach ((string text, string problem) in expected) problemOf(text).Should().Be(problem);
    }
}
