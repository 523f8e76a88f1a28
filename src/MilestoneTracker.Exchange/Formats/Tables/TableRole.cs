namespace MilestoneTracker.Exchange.Formats.Tables;

// What a column of a table is, in the order in which the documentation lists their words.
internal enum TableRole : byte
{
    Id,
    Name,
    Status,
    Category,
    Resolution,
    Components,
    Predecessors,
    Successors,
    Parent,
    Level,
    Duration,
    NotBefore,
    Target,
    Finished,
    Started,
    Percent,
    Owner,
    Notes,
    Url,

    /// <summary>Only where it is asked for.</summary>
    Group,

    /// <summary>A column that only an export of ours has; its heading says which one.</summary>
    Own,
}
