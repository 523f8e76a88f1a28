using Microsoft.Extensions.Options;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>Validates the options of one registry, as long as its log is the one that was chosen with them.</summary>
internal sealed class ChosenSqliteOptionsValidator(string registry, Func<bool> isChosen) : IValidateOptions<SqliteHostingOptions>
{
    private static readonly SqliteHostingOptionsValidator Rules = new();

    public ValidateOptionsResult Validate(string? name, SqliteHostingOptions options) =>
        name == registry && isChosen() ? Rules.Validate(name, options) : ValidateOptionsResult.Skip;
}
