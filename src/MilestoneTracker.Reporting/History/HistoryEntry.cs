using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting;

/// <summary>A change of the plan, as its log tells it.</summary>
/// <param name="Time">When it was made, by the clock of its registry.</param>
/// <param name="Version">The version after it: the sequence number of its last event.</param>
/// <param name="Context">Who made it, and why.</param>
/// <param name="Count">How many events it has.</param>
/// <param name="Events">The first of them, at most <see cref="PlanHistory.MaxEvents"/>.</param>
public sealed record HistoryEntry(DateTimeOffset Time, long Version, ChangeContext Context, int Count, IReadOnlyList<AuditEvent> Events);
