namespace MilestoneTracker.Reporting.Events;

/// <summary>The kind of a piece of the text of an event; each display formats it in its own way.</summary>
internal enum PieceKind
{
    /// <summary>Fixed words, with the spaces around them.</summary>
    Words,

    /// <summary>The name of a milestone.</summary>
    Name,

    /// <summary>Any other text of the plan, on one line.</summary>
    Text,

    /// <summary>A status.</summary>
    Status,

    /// <summary>The word before the old value, if there are an old and a new one.</summary>
    From,

    /// <summary>The word before the new value.</summary>
    To,
}
