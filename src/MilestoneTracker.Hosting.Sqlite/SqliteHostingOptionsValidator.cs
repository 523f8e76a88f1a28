using Microsoft.Extensions.Options;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>Generated at compile time from the attributes of the options, without reflection.</summary>
[OptionsValidator]
internal sealed partial class SqliteHostingOptionsValidator : IValidateOptions<SqliteHostingOptions>;
