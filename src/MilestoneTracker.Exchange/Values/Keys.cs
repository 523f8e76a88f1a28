namespace MilestoneTracker.Exchange.Values;

// The keys of fields that an import writes: its own, and those that the core and the planning package read by these names.
internal static class Keys
{
    public const string Source = "source";
    public const string SourceId = "source-id";
    public const string SourceUrl = "source-url";
    public const string SourceValues = "source-values";
    public const string Outline = "outline";
    public const string Duration = "duration";
    public const string Target = "target";
    public const string NotBefore = "not-before";
    public const string FinishNotBefore = "finish-not-before";
    public const string Pinned = "pinned";
    public const string Started = "started";
    public const string Finished = "finished";
    public const string Calendar = "calendar";
    public const string Start = "start";
    public const string HoursPerDay = "hours-per-day";
    public const string Link = "link";
    public const string Lag = "lag";
    public const string Assigned = "assigned";
    public const string Resources = "resources";
    public const string Capacity = "capacity";
}
