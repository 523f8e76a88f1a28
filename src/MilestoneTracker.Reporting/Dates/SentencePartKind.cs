namespace MilestoneTracker.Reporting.Dates;

// What a format has to do with a part of a sentence.
internal enum SentencePartKind
{
    /// <summary>Words of this library: letters, digits, spaces and simple punctuation.</summary>
    Words,

    /// <summary>The name of a milestone.</summary>
    Name,

    /// <summary>A text of the plan, which is escaped.</summary>
    Quote,
}
