using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MilestoneTracker.Planning.Simulations;

// What a link makes of a row of places, one for each iteration: onto the axis that its lag runs on, by the lag, and onto the axis of the
// milestone at the other end. A row is made once for all links that make the same of it. A lag is a sum.
internal readonly record struct Crossing(bool IsOfStart, AxisMap? Before, int Lag, AxisMap? After)
{
    /// <summary>Whether nothing is made of a row.</summary>
    public bool IsPlain => Lag == 0 && Before is null && After is null;

    /// <summary>From a dependency's end to the bound of its dependent.</summary>
    public void Forward(Span<int> row)
    {
        Before?.Apply(row);
        if (Lag != 0)
        {
            Vector512<int> odd = Vector512.Create(Lag < 0 ? 1 : 0);
            foreach (ref Vector512<int> places in LanesOf(row)) places = ((places & ~Vector512<int>.One) + Vector512.Create(2 * Lag)) | odd;
        }

        After?.Apply(row);
    }

    /// <summary>From what holds the dependent's end to the greatest place of the dependency's that keeps it: the exact inverse.</summary>
    /// <remarks>On the way back an even place is never a start (see <see cref="Passes.Axis.Down"/>), so behind a lead the minute before
    /// it counts.</remarks>
    public void Backward(Span<int> row)
    {
        Before?.Apply(row);
        if (Lag != 0)
        {
            Vector512<int> before = Vector512.Create(Lag < 0 ? 1 : 0);
            foreach (ref Vector512<int> places in LanesOf(row))
                places = ((places - before) | Vector512<int>.One) - Vector512.Create(2 * Lag);
        }

        After?.Apply(row);
    }

    private static Span<Vector512<int>> LanesOf(Span<int> row) => MemoryMarshal.Cast<int, Vector512<int>>(row);
}
