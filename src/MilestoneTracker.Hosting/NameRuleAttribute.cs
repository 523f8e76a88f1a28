using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting;

/// <summary>The rules of names; nothing is said against <see langword="null"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameRuleAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string name || NameRules.IsValid(name, out string? problem)
        ? ValidationResult.Success : new ValidationResult($"{validationContext.DisplayName}: {problem}");
}
