using FluentAssertions;
using MilestoneTracker.Counting;
using Xunit;

namespace MilestoneTracker.Tests.Counting;

// The spelling of reported progress and of weights: one for each number, and everything else is refused with the rule.
public sealed class CountedFieldsTests
{
    [Fact]
    public void Each_number_has_one_spelling_and_it_counts_for_what_it_says()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        foreach ((string progress, double value) in new[]
            { ("0", 0), ("1", 1), ("0.1", 0.1), ("0.09", 0.09), ("0.000001", 0.000001), ("0.123456", 0.123456), ("0.999999", 0.999999) })
        {
            registry.SetMilestoneField("a", FieldKeys.Progress, progress);
            registry.GetCompletion("a").Value.Should().Be(value, progress);
        }

        registry.RegisterMilestone("b", status: MilestoneStatus.Completed);
        foreach ((string weight, double value) in new[] { ("1", 0.5), ("9", 0.1), ("10", 1 / 11.0), ("999", 0.001), ("1000", 1 / 1001.0) })
        {
            registry.SetMilestoneField("a", FieldKeys.Progress, null);
            registry.SetMilestoneField("a", FieldKeys.Weight, weight);
            Completion.Over([registry.GetMilestone("a")!, registry.GetMilestone("b")!]).Value.Should().Be(value, weight);
        }
    }

    [Fact]
    public void Every_other_spelling_is_refused_with_the_rule()
    {
        foreach (string progress in new[]
        {
            "00", "01", "2", "9", ".5", "0.", "0.0", "0.50", "0.5 ", " 0.5", "0,5", "1.0", "1.5", "-0.5", "+0.5", "0.0000001", "0.1234567",
            "0.5e1", "0./", "0.:", "0.1:", "0.1/1", "0.\u0661", "5e-1", "1\n",
        })
        {
            FluentActions.Invoking(() => CountedFields.Check(FieldKeys.Progress, progress, "value")).Should()
                .ThrowExactly<ArgumentException>(progress).WithMessage(
                    "Progress must be 0, 1, or a decimal fraction between them with at most six decimals, such as 0.25. Remove trailing "
                    + "zeros. (Parameter 'value')");
        }

        foreach (string weight in new[]
        {
            "0", "00", "01", "1001", "9999", "10000", "99999999999", "-1", "+1", "1.0", " 1", "1 ", "x", "\u0661",
        })
        {
            FluentActions.Invoking(() => CountedFields.Check(FieldKeys.Weight, weight, "value")).Should()
                .ThrowExactly<ArgumentException>(weight).WithMessage(
                    "A weight must be a whole number from 1 to 1000, without leading zeros. (Parameter 'value')");
        }
    }

    [Fact]
    public void What_is_no_number_for_one_of_them_is_fine_for_any_other_field_and_nothing_for_each()
    {
        foreach (string key in new[] { FieldKeys.Title, "acme.weight", "weights", "progress.x" })
            FluentActions.Invoking(() => CountedFields.Check(key, "much", "value")).Should().NotThrow(key);
        foreach (string key in new[] { FieldKeys.Progress, FieldKeys.Weight, FieldKeys.Title })
            FluentActions.Invoking(() => CountedFields.Check(key, null, "value")).Should().NotThrow(key);
        FluentActions.Invoking(() => CountedFields.Check(FieldKeys.Weight, "0.5", "value")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => CountedFields.Check(FieldKeys.Progress, "2", "value")).Should().Throw<ArgumentException>();
        CountedFields.Check(FieldKeys.Weight, "2", "value");
        CountedFields.Check(FieldKeys.Progress, "0.5", "value");
    }
}
