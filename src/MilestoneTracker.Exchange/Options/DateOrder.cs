namespace MilestoneTracker.Exchange.Options;

/// <summary>How dates of numbers alone, such as <c>03/04/2026</c>, are read in a table.</summary>
public enum DateOrder
{
    /// <summary>Not at all: such a date is the finding <c>date-ambiguous</c>, and never guessed from other rows.</summary>
    NotSaid,

    /// <summary>The day comes first, then the month.</summary>
    DayMonthYear,

    /// <summary>The month comes first, then the day.</summary>
    MonthDayYear,
}
