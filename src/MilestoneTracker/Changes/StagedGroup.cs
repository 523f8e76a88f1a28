using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes;

/// <summary>A group of changes that were decided one after another on a fork, and are not appended yet.</summary>
/// <param name="Changes">The changes, in order; some may be refused or have no events.</param>
/// <param name="Fork">The state with all of them.</param>
/// <param name="Last">Its snapshot.</param>
/// <param name="Events">The events of all of them, in order.</param>
internal sealed record StagedGroup(Change[] Changes, RegistryState Fork, RegistrySnapshot Last, AuditEvent[] Events);
