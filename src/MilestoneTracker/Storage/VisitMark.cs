namespace MilestoneTracker.Storage;

/// <summary>A mark, and a number that goes with it: a cursor, a distance, a place.</summary>
internal struct VisitMark
{
    public uint Mark;
    public int Value;
}
