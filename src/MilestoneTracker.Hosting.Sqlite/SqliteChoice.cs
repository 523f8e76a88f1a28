namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>What a call of <c>UseSqlite</c> has said in code. One a registry, that of the last call: what an earlier one said stays
/// unread.</summary>
internal sealed record SqliteChoice(string? Path, Action<SqliteHostingOptions>? Configure);
