namespace MilestoneTracker.Storage;

/// <summary>A mark and a number that belongs to it: a cursor, a distance, or an index.</summary>
internal struct VisitMark
{
    public uint Mark;
    public int Value;
}
