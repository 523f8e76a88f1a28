namespace MilestoneTracker.Planning.Values;

/// <summary>How an estimate spreads between its least and its greatest value.</summary>
public enum EstimateShape
{
    /// <summary>PERT, a beta distribution: most weight near the likely value.</summary>
    Pert = 0,

    /// <summary>Triangular: straight lines from the likely value to both ends.</summary>
    Triangular = 1,

    /// <summary>Uniform: every value is as likely as another, and no likely one is named.</summary>
    Uniform = 2,
}
