namespace MilestoneTracker.Naming;

/// <summary>A name and its id; where it has none 0, and <c>default</c> from the table. The table has it as it was first given.</summary>
internal readonly record struct ResolvedName(int Id, string Name);
