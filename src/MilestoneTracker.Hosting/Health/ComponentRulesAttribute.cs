using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting.Health;

/// <summary>Validates the rule of each component like the general rule: the framework does not validate the values of a
/// dictionary.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ComponentRulesAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        foreach ((string component, PlanHealthRule? rule) in (IDictionary<string, PlanHealthRule>)value!)
        {
            if (rule is null || !Enum.IsDefined(rule.DegradedThreshold) || !Enum.IsDefined(rule.UnhealthyFrom))
                return new ValidationResult(
                    $"{validationContext.DisplayName}: the rule of '{component}' must have a valid risk level for both thresholds.");
        }

        return ValidationResult.Success;
    }
}
