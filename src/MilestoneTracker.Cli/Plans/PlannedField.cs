using MilestoneTracker.Cli.Fields;

namespace MilestoneTracker.Cli.Plans;

/// <summary>A field of the plan, of a milestone, of a dependency or of a record; <see langword="null"/> clears it.</summary>
internal readonly record struct PlannedField(FieldOwner Owner, string Key, string? Value, TextPosition Position);
