using MilestoneTracker.Auditing;

namespace MilestoneTracker;

/// <summary>How one field differs between two snapshots: of the plan, a milestone, a dependency or a record.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
/// <param name="Subject">The subject that has the field.</param>
/// <param name="Field">The key of the field.</param>
/// <param name="Before">The value in the earlier snapshot; <see langword="null"/> if it was not set.</param>
/// <param name="After">The value in the later snapshot; <see langword="null"/> if it is not set.</param>
public sealed record FieldDifference(AuditSubject Subject, string Field, string? Before, string? After)
{
    /// <summary>A description of the difference, for people.</summary>
    public override string ToString() => $"{Subject} {Field}: {Before ?? "(nothing)"} → {After ?? "(nothing)"}";
}
