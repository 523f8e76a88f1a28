using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Simulations;

// What a link makes of a row of places, one for each iteration: onto the axis that its lag runs on, by the lag, and onto the axis of the
// milestone at the other end. A row is made once for all links that make the same of it.
//
// Between two axes a place goes through its time. So that is asked of calendars only where a link changes calendar; a lag is a sum.
internal readonly record struct Crossing(bool IsOfStart, Axis From, Axis LagAxis, int Lag, Axis To)
{
    /// <summary>Whether nothing is made of a row.</summary>
    public bool IsPlain => Lag == 0 && From == To;

    /// <summary>From a dependency's end to the bound of its dependent.</summary>
    public void Forward(Span<int> row)
    {
        Axis axis = From;
        if (Lag != 0)
        {
            Up(row, axis, LagAxis);
            Vector512<int> odd = Vector512.Create(Lag < 0 ? 1 : 0);
            foreach (ref Vector512<int> places in LanesOf(row)) places = ((places & ~Vector512<int>.One) + Vector512.Create(2 * Lag)) | odd;
            axis = LagAxis;
        }

        Up(row, axis, To);
    }

    /// <summary>From what holds the dependent's end to the greatest place of the dependency's that keeps it: the exact inverse.</summary>
    /// <remarks>On the way back an even place is never a start (see <see cref="Axis.Down"/>), so behind a lead the minute before it
    /// counts.</remarks>
    public void Backward(Span<int> row)
    {
        Axis axis = From;
        if (Lag != 0)
        {
            Down(row, axis, LagAxis);
            Vector512<int> before = Vector512.Create(Lag < 0 ? 1 : 0);
            foreach (ref Vector512<int> places in LanesOf(row))
                places = ((places - before) | Vector512<int>.One) - Vector512.Create(2 * Lag);
            axis = LagAxis;
        }

        Down(row, axis, To);
    }

    private static Span<Vector512<int>> LanesOf(Span<int> row) => MemoryMarshal.Cast<int, Vector512<int>>(row);

    private static void Up(Span<int> row, Axis from, Axis to)
    {
        if (from == to) return;
        foreach (ref int place in row) place = (int)to.Up(from.TimeOf(place));
    }

    private static void Down(Span<int> row, Axis from, Axis to)
    {
        if (from == to) return;
        foreach (ref int place in row) place = (int)to.Down(from.TimeOf(place));
    }
}
