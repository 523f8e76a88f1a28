using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

/// <summary>Makes today's data of the bytes of an event's data, from the cursor to the end of them.</summary>
internal delegate AuditData DataReader(ref CanonicalJsonReader cursor);
