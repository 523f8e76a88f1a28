namespace MilestoneTracker.Cli.Plans;

/// <summary>A name, and where in the file it stands.</summary>
internal readonly record struct PlannedName(string Name, TextPosition Place, bool IsQuoted = false);
