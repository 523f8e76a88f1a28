namespace MilestoneTracker.Cli.Plans;

/// <summary>A name and its position in the file.</summary>
internal readonly record struct PlannedName(string Name, TextPosition Position, bool IsQuoted = false);
