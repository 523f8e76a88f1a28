namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>The arguments of the last call of <c>UseSqlite</c> for a registry. Those of earlier calls are never read.</summary>
internal sealed record SqliteChoice(string? Path, Action<SqliteHostingOptions>? Configure);
