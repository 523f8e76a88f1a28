using Microsoft.Extensions.Options;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>Written by the compiler from the attributes of the options, so that nothing is looked up by reflection.</summary>
[OptionsValidator]
internal sealed partial class SqliteHostingOptionsValidator : IValidateOptions<SqliteHostingOptions>;
