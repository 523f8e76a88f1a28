namespace MilestoneTracker.Planning.Trends;

/// <summary>How a forecast moved from report to report.</summary>
public enum TrendPattern
{
    /// <summary>Fewer than three reports have a forecast: nothing can be said.</summary>
    TooShort = 0,

    /// <summary>It moves away as fast as time goes by, or faster: at this rate it never comes.</summary>
    Receding = 1,

    /// <summary>It goes up and down: somebody estimates again each time, or does not estimate.</summary>
    Zigzag = 2,

    /// <summary>It becomes later, by more than a tenth of the time that goes by.</summary>
    Slipping = 3,

    /// <summary>It becomes earlier, by more than a tenth of the time that goes by.</summary>
    Recovering = 4,

    /// <summary>It stays where it is.</summary>
    Stable = 5,
}
