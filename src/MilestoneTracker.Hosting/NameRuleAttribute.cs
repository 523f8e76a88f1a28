using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting;

/// <summary>Validates a text, or each of several, by the rules of names. <see langword="null"/> is valid.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameRuleAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        IEnumerable<string?> names = value as IEnumerable<string?> ?? [value as string];
        foreach (string? name in names)
        {
            if (name is not null && !NameRules.IsValid(name, out string? problem))
                return new ValidationResult($"{validationContext.DisplayName}: {problem}");
        }

        return ValidationResult.Success;
    }
}
