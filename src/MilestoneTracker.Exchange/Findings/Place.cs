namespace MilestoneTracker.Exchange.Findings;

// A place in eight bytes, as items and links keep it by the hundred thousand.
internal readonly record struct Place(int Line, int Column)
{
    public ImportPlace ToPublic() => new(Line, Column);
}
