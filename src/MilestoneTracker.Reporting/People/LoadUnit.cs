namespace MilestoneTracker.Reporting.People;

/// <summary>How long the steps of a load chart are: the shortest that a reader can still see.</summary>
internal enum LoadUnit
{
    /// <summary>A day, from midnight.</summary>
    Day,

    /// <summary>A week, from Monday.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,
}
