using MilestoneTracker.Cli.Fields;

namespace MilestoneTracker.Cli.Plans;

/// <summary>A field that a plan file sets on the plan, a milestone, a dependency or a record; a null value clears it.</summary>
internal readonly record struct PlannedField(FieldOwner Owner, string Key, string? Value, TextPosition Position);
