namespace MilestoneTracker.Exchange.Options;

/// <summary>What a milestone becomes in a calendar.</summary>
public enum CalendarEntryKind
{
    /// <summary>A to-do, due on its target date.</summary>
    ToDo,

    /// <summary>An event of the whole day of its target date, shown as free time; milestones without one are left out. Most programs
    /// that subscribe to a calendar show only these.</summary>
    Event,
}
