using MilestoneTracker.Auditing;
using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Cli.Forecasts;

/// <summary>A milestone that became late.</summary>
/// <param name="Milestone">Its dates now.</param>
/// <param name="By">How late it is.</param>
/// <param name="Chain">What holds it up, the first one first, itself last.</param>
/// <param name="DecidedBy">The changes since then to anything of this chain, or of the one of then, the last one first.</param>
internal sealed record DigestLateness(
    ScheduledMilestone Milestone, LateMilestone By, IReadOnlyList<string> Chain, IReadOnlyList<AuditEvent> DecidedBy);
