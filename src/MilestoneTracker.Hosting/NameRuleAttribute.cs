using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting;

/// <summary>Validates a text by the rules of names. <see langword="null"/> is valid.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameRuleAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string name || NameRules.IsValid(name, out string? problem)
        ? ValidationResult.Success : new ValidationResult($"{validationContext.DisplayName}: {problem}");
}
