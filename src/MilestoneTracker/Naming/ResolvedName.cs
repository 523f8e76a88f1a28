namespace MilestoneTracker.Naming;

/// <summary>A name and its id, or 0 if it has none; the table returns <c>default</c> then. The table has the name as it was first
/// given.</summary>
internal readonly record struct ResolvedName(int Id, string Name);
