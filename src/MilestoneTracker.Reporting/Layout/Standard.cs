namespace MilestoneTracker.Reporting.Layout;

// What a layout that starts from an earlier one is held against: a layout from nothing, of this graph or of one some changes before.
//
// A layout from nothing costs many times as much as a step from the earlier one, so it is not made at every step. Between two of them its
// crossings are estimated from those of the steps: what is gone is gone from both in the same proportion, and what is new would cross less
// in a layout from nothing, by the factor ShareOfNew. After as many changes as IsOldAfter allows, the estimate is not used any more. The
// method is our own.

/// <param name="Crossings">The crossings of a layout from nothing, as estimated.</param>
/// <param name="Area">The width times the height of the last one.</param>
/// <param name="Size">The number of its boxes and edges.</param>
/// <param name="Age">The number of boxes and edges that came or went since.</param>
internal sealed record Standard(double Crossings, double Area, int Size, int Age = 0)
{
    private const double MaxCrossings = 1.2;
    private const double MaxArea = 2;
    private const double ShareOfNew = 0.5;
    private const int AlwaysChanged = 24;
    private const int ChangedDivisor = 16;

    /// <summary>Whether it is too old after more changes.</summary>
    public bool IsOldAfter(int changes) => Age + changes > Math.Max(AlwaysChanged, Size / ChangedDivisor);

    /// <summary>The standard after a step.</summary>
    /// <param name="changes">The number of boxes and edges that came or went.</param>
    /// <param name="before">The crossings of the earlier layout.</param>
    /// <param name="now">The crossings of the one that starts from it.</param>
    public Standard After(int changes, long before, long now) => this with
    {
        Crossings = now > before ? Crossings + ShareOfNew * (now - before) : before == 0 ? Crossings : Crossings * now / before,
        Age = Age + changes,
    };

    /// <summary>Whether a layout is good enough beside it.</summary>
    public bool Allows(LayeredLayout layout) =>
        layout.Crossings <= MaxCrossings * Crossings && layout.Width * layout.Height <= MaxArea * Area;
}
