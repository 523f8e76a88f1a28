namespace MilestoneTracker.Reporting.Events;

/// <summary>What a piece of an event's text is, so that each display can give it the form that it has there.</summary>
internal enum PieceKind
{
    /// <summary>Words of ours, with the spaces around them.</summary>
    Words,

    /// <summary>The name of a milestone.</summary>
    Name,

    /// <summary>Any other text of the plan, on one line.</summary>
    Text,

    /// <summary>A status.</summary>
    Status,

    /// <summary>Where the old value begins of what went from an old value to a new one.</summary>
    From,

    /// <summary>Where the new value begins.</summary>
    To,
}
