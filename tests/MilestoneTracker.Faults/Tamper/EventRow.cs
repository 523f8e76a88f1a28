namespace MilestoneTracker.Faults.Tamper;

/// <summary>A row of events as it lies in the database.</summary>
internal sealed record EventRow(long First, long Count, byte[] Lines, byte[] Hashes);
