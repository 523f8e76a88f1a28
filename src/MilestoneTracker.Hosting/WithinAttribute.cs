using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting;

/// <summary>Validates that a number, or a time in seconds, is in a closed range. The framework's <see cref="RangeAttribute"/> parses
/// its limits by culture and finds a converter by reflection.</summary>
/// <param name="from">The lower limit, inclusive.</param>
/// <param name="to">The upper limit, inclusive.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WithinAttribute(int from, int to) : ValidationAttribute
{
    public int From => from;

    public int To => to;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        (double number, string unit) = value is TimeSpan time ? (time.TotalSeconds, " seconds") : (value as int? ?? from, "");
        return number >= from && number <= to
            ? ValidationResult.Success
            : new ValidationResult(
                FormattableString.Invariant(
                $"{validationContext.DisplayName} is {number}{unit}. It must be between {from} and {to}{unit}."));
    }
}
