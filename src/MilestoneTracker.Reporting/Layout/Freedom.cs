namespace MilestoneTracker.Reporting.Layout;

/// <summary>Where a node may go when its layer is ordered (<see cref="Sifting"/>).</summary>
internal enum Freedom
{
    /// <summary>To any of the best positions, so that moves without gain follow each other.</summary>
    Any = 0,

    /// <summary>To a position with fewer crossings alone.</summary>
    Gaining = 1,

    /// <summary>Nowhere.</summary>
    None = 2,
}
