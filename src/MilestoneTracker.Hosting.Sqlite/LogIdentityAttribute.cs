using System.ComponentModel.DataAnnotations;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>The rules of the identity of a log, asked of those who know them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LogIdentityAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        try
        {
            _ = new SqliteAuditLogOptions { Log = (string?)value };
            return ValidationResult.Success;
        }
        catch (ArgumentException e)
        {
            return new ValidationResult($"{validationContext.DisplayName}: {e.Message}");
        }
    }
}
