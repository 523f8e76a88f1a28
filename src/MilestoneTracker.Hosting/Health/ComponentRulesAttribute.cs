using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting.Health;

/// <summary>The rules of components are held to what the general rule is; the framework does not look into a dictionary.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ComponentRulesAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        foreach ((string component, PlanHealthRule? rule) in (IDictionary<string, PlanHealthRule>)value!)
        {
            if (rule is null || !Enum.IsDefined(rule.DegradedThreshold) || !Enum.IsDefined(rule.UnhealthyFrom))
                return new ValidationResult(
                    $"{validationContext.DisplayName}: the rule of '{component}' must have a level of risk for each of its limits.");
        }

        return ValidationResult.Success;
    }
}
