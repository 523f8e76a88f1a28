namespace MilestoneTracker.Exchange.Values;

// Which end of the successor waits for which end of the predecessor; the first is the usual one and is never written.
internal enum LinkKind : byte
{
    FinishToStart,
    StartToStart,
    FinishToFinish,
    StartToFinish,
}
