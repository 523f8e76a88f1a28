using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

/// <summary>Reads the data of an event as the current data type. Starts at the position of the reader and ends after the data.</summary>
internal delegate AuditData DataReader(ref CanonicalJsonReader reader);
