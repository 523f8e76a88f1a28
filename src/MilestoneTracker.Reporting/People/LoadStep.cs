namespace MilestoneTracker.Reporting.People;

/// <summary>A step of a load chart: the worst minute of some days, which is the one with the greatest excess, or else the greatest
/// demand.</summary>
/// <param name="From">The number of its first day.</param>
/// <param name="To">The number of the day after its last one.</param>
/// <param name="Demand">How much is asked for at that minute.</param>
/// <param name="Capacity">How much there is; where nobody is asked for, the most that there is within these days.</param>
internal readonly record struct LoadStep(int From, int To, decimal Demand, decimal Capacity)
{
    /// <summary>The excess.</summary>
    public decimal Excess => Math.Max(0, Demand - Capacity);

    /// <summary>Whether there is anything to draw: of days off nobody is asked for there is not.</summary>
    public bool IsAny => Demand > 0 || Capacity > 0;

    /// <summary>Whether both show the same.</summary>
    public bool IsLike(LoadStep other) => Demand == other.Demand && Capacity == other.Capacity;

    /// <summary>The worse one of two minutes.</summary>
    public LoadStep Worse(decimal demand, decimal capacity)
    {
        LoadStep other = this with { Demand = demand, Capacity = capacity };
        return (other.Excess, other.Demand, other.Capacity).CompareTo((Excess, Demand, Capacity)) > 0 ? other : this;
    }
}
