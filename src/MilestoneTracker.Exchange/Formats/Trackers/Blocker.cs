using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// An entry of a list of blockers: the number of an issue, or one of the marks, which no whole number of 18 digits is.
internal readonly record struct Blocker(long Number, Place Place)
{
    /// <summary>The entry has no number.</summary>
    public const long Nothing = long.MinValue;

    /// <summary>The entry has a text in the place of a number; the row has it.</summary>
    public const long Text = long.MinValue + 1;
}
