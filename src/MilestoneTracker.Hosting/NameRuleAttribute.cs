using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting;

/// <summary>The rules of names, asked of those who know them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameRuleAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        try
        {
            _ = new ChangeContext { Actor = (string?)value };
            return ValidationResult.Success;
        }
        catch (ArgumentException e)
        {
            return new ValidationResult($"{validationContext.DisplayName}: {e.Message}");
        }
    }
}
