namespace MilestoneTracker.Exchange.Formats.Trackers;

// The members of an object that are read, whatever a tracker calls them; as flags, so that one number says which of them an object has.
[Flags]
internal enum Members
{
    None = 0,
    Number = 1,
    Title = 1 << 1,
    State = 1 << 2,
    Reason = 1 << 3,
    OpenIssues = 1 << 4,
    ClosedIssues = 1 << 5,
    Target = 1 << 6,
    Start = 1 << 7,
    Finished = 1 << 8,
    Notes = 1 << 9,
    Page = 1 << 10,
    Address = 1 << 11,
    Milestone = 1 << 12,
    BlockedBy = 1 << 13,
    Summary = 1 << 14,
    TotalBlockedBy = 1 << 15,
    Parent = 1 << 16,
    Labels = 1 << 17,
    PullRequest = 1 << 18,

    /// <summary>Those of which only matters that they are there.</summary>
    Presences = Labels | PullRequest,
}
